/** Answers about the pictures of people and events. */
import type { recordPictureRequests } from '../contract/record-pictures.ts';
import { recordPicture, setPicture } from '../records/record-picture.ts';
import type { Answers } from './answers.ts';

export const recordPictureAnswers: Pick<Answers, keyof typeof recordPictureRequests> = {
  'records.picture': ({ current: { archive } }, input) => {
    const picture = recordPicture(archive, input);
    return picture
      ? { png: picture.png ? Buffer.from(picture.png).toString('base64') : null, alt: picture.alt }
      : null;
  },
  'records.setPicture': ({ current: { archive } }, input) => {
    setPicture(archive, input);
    return {};
  },
};
