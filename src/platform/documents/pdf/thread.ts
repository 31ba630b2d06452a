/** The thread that writes one PDF file and ends. Decides nothing. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Asked } from './beside.ts'
import { writePdf } from './write.ts'

// Only `beside.ts` starts this thread, and gives it this.
const { document, meta } = workerData as Asked
parentPort?.postMessage(await writePdf(document, meta))
