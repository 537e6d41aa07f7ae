/**
 * Imported first, for the sake of the window's content policy: it forbids `eval`, which zod would otherwise
 * try once, and style elements without the nonce, which the scroll lock of Mantine's dialogs adds.
 */
import * as z from 'zod';

z.config({ jitless: true });

export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

// The name under which `get-nonce` (of react-remove-scroll) looks for it.
Object.assign(globalThis, { __webpack_nonce__: styleNonce });
