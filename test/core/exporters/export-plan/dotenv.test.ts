import { expect, test } from 'vitest';
import { parseDotenv } from '../../../../electron/core/exporters/export-plan/dotenv.ts';

const NAME = 'OTEL_EXPORTER_OTLP_HEADERS';

/** Each as Codex 0.171.0 read it from `.env` in its home. */
test.each([
  [`${NAME}=z=1,y=2`, 'z=1,y=2'],
  [`${NAME} = "z=1"  # c`, 'z=1'],
  [`export ${NAME}=z=a#b`, 'z=a#b'],
  [`${NAME}=z=a #b`, 'z=a'],
  [`  ${NAME}  =  z=1  `, 'z=1'],
  [`${NAME}="z=$FOO-\${FOO}"`, 'z=foo-foo'],
  [`${NAME}='z=$FOO'`, 'z=$FOO'],
  [`${NAME}=z=$FOO`, 'z=foo'],
  [`X=7\n${NAME}=z=$X`, 'z=7'],
  [`bad line\n${NAME}=z=1`, 'z=1'],
  [`${NAME}="z=a\\$b\\"c"`, 'z=a$b"c'],
  [`${NAME}=z=1\n${NAME}=z=2`, 'z=2'],
  [`${NAME}="z='q'"`, "z='q'"],
  [`${NAME}=z=a\\ b`, 'z=a b'],
  [`${NAME}='z=1'x`, 'z=1x'],
  [`${NAME}=z="1 2"`, 'z=1 2'],
  [`${NAME}=`, ''],
  [`${NAME}=z=a b`, undefined],
  [`${NAME}="z=1`, undefined],
  [`\ufeff${NAME}=z=1`, undefined],
  [`${NAME}: z=1`, undefined],
])('%j', (text, expected) => {
  expect(parseDotenv(`${text}\n`, { FOO: 'foo' })[NAME]).toBe(expected);
});

test('nothing else is kept of the file', () => {
  const text =
    'OPENAI_API_KEY=hidden\nhttps_proxy=p\nREQUEST_METHOD=GET\nCODEX_HOME=/x\nMY_OTEL=1\nNO_PROXY=*\n';
  expect(parseDotenv(text, {})).toEqual({ https_proxy: 'p', REQUEST_METHOD: 'GET', NO_PROXY: '*' });
});
