import type { Localize } from '../common/localize.ts';
import type { ReferenceProblem } from '../images/reference.ts';

export function imageReferenceWords(problem: ReferenceProblem, l10n: Localize): string {
  switch (problem) {
    case 'empty':
      return l10n.t('Type an image, such as docker.io/library/nginx:1.29.');
    case 'space':
      return l10n.t('An image reference has no spaces.');
    case 'scheme':
      return l10n.t('A container runtime takes no docker:// or https:// before the reference.');
    case 'uppercaseRepository':
      return l10n.t('A repository is written in lower case.');
    case 'badTag':
      return l10n.t('After the colon comes a tag: letters, digits, dots, dashes and underscores, at most 128.');
    case 'badDigest':
      return l10n.t('After the @ comes a digest, such as sha256: and 64 hexadecimal digits.');
    case 'badRepository':
      return l10n.t(
        'A repository is made of lower-case letters and digits, with single dots, dashes, underscores and slashes between them.',
      );
    case 'tooLong':
      return l10n.t('A repository has at most 255 characters.');
  }
}
