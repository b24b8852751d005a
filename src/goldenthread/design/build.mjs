// Makes static/design/built/ from styles/ and scripts/: one stylesheet, and the scripts of the components used.
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..', '..')
const built = join(here, 'static', 'design', 'built')
const frontend = join(root, 'node_modules', 'govuk-frontend', 'dist', 'govuk')

rmSync(built, { recursive: true, force: true })
mkdirSync(built, { recursive: true })

for (const name of readdirSync(join(here, 'styles'))) {
  if (name.startsWith('_') || !name.endsWith('.scss')) continue
  const { css } = compile(join(here, 'styles', name), {
    style: 'compressed',
    sourceMap: false,
    loadPaths: [join(root, 'node_modules')],
    quietDeps: true
  })
  writeFileSync(join(built, name.replace(/\.scss$/, '.css')), css)
}

copyFileSync(join(frontend, 'govuk-frontend.min.js'), join(built, 'govuk-frontend.min.js'))
for (const name of readdirSync(join(here, 'scripts'))) {
  copyFileSync(join(here, 'scripts', name), join(built, name))
}
