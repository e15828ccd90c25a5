/**
 * How many threads libvips keeps. By default it ends those that were idle for 15.5 seconds, and a picture that comes in
 * that very moment is given to a thread that leaves: it is never finished (libvips 8.18.7, `threadset.c`). With a fixed
 * number none ever leaves. Four pictures at once (libuv's threads), each with threads to calculate, to write and to spare.
 */
export const pictureThreads = 32;

// libvips reads it once, as soon as it is loaded.
process.env.VIPS_MAX_THREADS = String(pictureThreads);

/** The library that reads and makes pictures. The one way to it: whoever loads it another way may wait for ever. */
export const { default: sharp } = await import("sharp");
export type { Sharp } from "sharp";
