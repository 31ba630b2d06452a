/** All doors of `people` over HTTP. */
import { accountRoutes } from './routes-account.tsx'
import { profileRoutes } from './routes-profile.tsx'
import { signInRoutes } from './routes-sign-in.tsx'
import type { Mount, Tools } from './tools.ts'

export const peopleRoutes =
  (tools: Tools): Mount =>
  (app) => {
    signInRoutes(tools)(app)
    accountRoutes(tools)(app)
    profileRoutes(tools)(app)
  }
