/** Kinds of picture files that can be read. */
export const pictureTypes = 'image/png,image/jpeg,image/webp,image/gif,image/avif';
