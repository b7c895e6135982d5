import { isMainThread } from 'node:worker_threads';

/** Milliseconds. */
const EVERY = 250;

// Loaded before a measured program: it tells whoever started it how much memory it takes, as long as somebody listens.
if (isMainThread && process.send)
  setInterval(() => {
    if (process.connected) process.send?.(process.memoryUsage());
  }, EVERY).unref();
