import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Made-up tokens of a ChatGPT sign-in; nobody signed them. */
export function signInWithChatGpt(home: string): void {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const about = {
    email: 'ada@example.com',
    exp: Math.floor(Date.now() / 1000) + 86_400,
    'https://api.openai.com/auth': {
      chatgpt_plan_type: 'plus',
      chatgpt_account_id: 'acct-made-up',
      chatgpt_user_id: 'user-made-up',
    },
  };
  const token = `${part({ alg: 'none', typ: 'JWT' })}.${part(about)}.${part({ none: true })}`;
  const tokens = {
    id_token: token,
    access_token: token,
    refresh_token: 'made-up',
    account_id: 'acct-made-up',
  };
  const auth = { auth_mode: 'chatgpt', OPENAI_API_KEY: null, tokens, last_refresh: new Date().toISOString() };
  writeFileSync(join(home, 'auth.json'), JSON.stringify(auth));
}
