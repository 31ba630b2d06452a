/** All doors of `people` over HTTP. */
import { accountRoutes, type AccountTools } from './routes-account.tsx'
import { profileRoutes } from './routes-profile.tsx'
import { signInRoutes } from './routes-sign-in.tsx'
import type { Mount } from './tools.ts'

export const peopleRoutes =
  (tools: AccountTools): Mount =>
  (app) => {
    signInRoutes(tools)(app)
    accountRoutes(tools)(app)
    profileRoutes(tools)(app)
  }
