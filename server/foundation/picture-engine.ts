/**
 * How many threads libvips keeps. By default it ends those that were idle for 15.5 seconds, and a picture that comes in
 * that very moment is left to a thread that is going: it waits in the queue until the next one comes, which may be
 * never. Of a fixed number none goes (libvips 8.18.7, `threadset.c`). At most four pictures are made at once (the threads
 * of libuv), each by one thread that calculates and a few that write; the rest is to spare.
 */
export const pictureThreads = 32;

// libvips reads it once, as soon as it is loaded.
process.env.VIPS_MAX_THREADS = String(pictureThreads);

/** The library that reads and makes pictures. The one way to it: loaded another way it would not keep its threads. */
export const { default: sharp } = await import("sharp");
export type { Sharp } from "sharp";

// Where its default is one for each core, a few pictures would take all threads and wait for each other.
sharp.concurrency(1);
