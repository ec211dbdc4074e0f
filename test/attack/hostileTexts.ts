const circle = '𐐷'.repeat(3);

/** Texts that have broken some program: names of members, markup, controls, numbers that are none, addresses. */
export const hostileTexts: readonly string[] = [
  ...[
    '',
    ' ',
    '\n',
    '\r\n',
    '\0',
    '\u001b[31mred',
    '\u001b]0;title\u0007',
    '\u009b31m',
    '\u2028',
    '\u202eevil',
    '\u2066',
  ],
  ...['\ud800', 'a\udc00b', '\u200b', '\u{e0041}', '\u3164', `e${'\u0301'.repeat(500)}`, '\ufeff', circle],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'],
  ...['<img src=x onerror=alert(1)>', '</script><script>', '[x](command:workbench.action.quit)', '$(trash)', '`', '**'],
  ...['0', '-0', '-1', 'NaN', 'Infinity', '9223372036854775807', '-9223372036854775808', '1e309', '0x7f'],
  ...['1795955724799619774', '-62135596800000000000', '18446744073709551615'],
  ...['../../etc/passwd', '/', '//', 'a/b/c', 'C:\\x', 'unix:///run/x.sock', 'http://[::1', 'sha256:', '<none>:<none>'],
  ...['{', '{}', '[]', 'null', '"', '{"a":{"a":{"a":1}}}', '{"__proto__":{"polluted":1}}', '{"pid":"1"}', '{"pid":-1}'],
  ...['CONTAINER_RUNNING', 'SANDBOX_READY', 'x'.repeat(70_000), 'ü'.repeat(300)],
];

/** JSON as a runtime's verbose replies have it, of the wrong shapes. */
export const hostileJson: readonly string[] = [
  ...['', 'null', '1', '"text"', '[]', '{}', '{"info":', '[[[[[[[[]]]]]]]]', `${'['.repeat(400)}${']'.repeat(400)}`],
  ...['{"pid":"x"}', '{"pid":4294967296}', '{"pid":1.5}', '{"pid":{}}', '{"config":[]}', '{"runtimeSpec":null}'],
  ...['{"runtimeSpec":{"linux":{"namespaces":[null,1,"x",{"type":1}]}}}', '{"runtimeSpec":{"mounts":{"a":1}}}'],
  ...['{"runtimeSpec":{"process":{"args":[null,{},[]],"env":"x"}}}', '{"runtimeSpec":{"linux":{"cgroupsPath":[]}}}'],
  ...['{"snapshotter":1,"snapshotKey":null}', '{"runtimeOptions":{"options":{"BinaryName":["/bin/x"]}}}'],
  ...[
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"imageSpec":{"rootfs":7}}',
  ],
];
