/** Runs PostgreSQL's tests, or skips each by name where this machine has no PostgreSQL. */
import { inject, TestRunner, type RunnerTask, type RunnerTestFile } from 'vitest'

const skip = (task: RunnerTask): void => {
  task.mode = 'skip'
  if ('tasks' in task) task.tasks.forEach(skip)
}

export default class SkippingRunner extends TestRunner {
  onCollected(files: RunnerTestFile[]): void {
    if (inject('postgres') === '') files.forEach(skip)
  }
}
