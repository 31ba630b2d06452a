/** Takes the README's picture from a running demo: `node bin/picture.mjs http://localhost:3000`. */
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { root } from './setup.mjs'

const [url = 'http://localhost:3000'] = process.argv.slice(2)
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
})
const page = await browser.newPage({ viewport: { width: 1280, height: 980 } })
await page.goto(`${url}/demo/sign-in/for-a-cooperative-of-farmers`)
await page.goto(`${url}/processes/labels`)
await page.screenshot({ path: join(root, 'docs/process.png') })
await browser.close()
