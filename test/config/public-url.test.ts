import { expect, it } from 'vitest';
import { fileSchema } from '../../src/config/file-schema.ts';

it.each([
  ['https://sitrep.example', 'https://sitrep.example'],
  ['https://sitrep.example/console//', 'https://sitrep.example/console'],
])('publicUrl %s is %s', (written, read) => {
  expect(fileSchema.parse({ publicUrl: written }).publicUrl).toBe(read);
});

it.each(['javascript:alert(1)', 'sitrep.example', ''])('publicUrl "%s" is refused', (written) => {
  expect(fileSchema.safeParse({ publicUrl: written }).success).toBe(false);
});
