// Entry of the parser's process where it is not built: the same module, read as TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('../../../archive/importing/parser-process.ts');
