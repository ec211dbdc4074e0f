/** Stands in for the native watchdog, which ends a server whose parent has died: serverGuard.cjs does that here. */
'use strict';
exports.start = () => {};
