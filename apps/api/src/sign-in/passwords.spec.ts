import { hashPassword, passwordFits } from './passwords.js';

describe('passwords', () => {
  it('are argon2id with the work factor that is meant, salted', async () => {
    const [one, two] = await Promise.all([hashPassword('云河 2026'), hashPassword('云河 2026')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    await expect(passwordFits(one, '云河 2026')).resolves.toBe(true);
    await expect(passwordFits(one, '云河 2027')).resolves.toBe(false);
  });

  it('never fit an account that does not exist', async () => {
    await expect(passwordFits(null, 'an account that nobody has')).resolves.toBe(false);
  });
});
