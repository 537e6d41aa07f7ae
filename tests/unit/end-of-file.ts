/**
 * What a test file leaves behind is put away when it is done. Modules live as long as the process, which runs many
 * files one after the other: a hook of theirs would belong to the first file only, so this one is vitest's own setup
 * file, run for each.
 */
import { afterAll } from 'vitest';
import { putAway } from './putting-away.ts';

afterAll(putAway);
