/** The thread in which messages are read: what takes long there keeps nobody else waiting. */
import { parentPort } from 'node:worker_threads'
import { readMail } from './parse.ts'
import type { Asked } from './reading.ts'

parentPort?.on('message', (asked: Asked) => {
  void readMail(asked.raw, asked.sender).then((read) => parentPort?.postMessage(read))
})
