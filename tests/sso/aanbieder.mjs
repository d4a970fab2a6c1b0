// One tenant of a certified OpenID provider: node aanbieder.mjs PORT CODE CALLBACK
// It is strict where a real one is: PKCE with S256, a registered address to return to, a secret of the client.
import Provider from 'oidc-provider'

const [poort, code, terug] = process.argv.slice(2)
const issuer = `http://localhost:${poort}`

const provider = new Provider(issuer, {
  clients: [{ client_id: 'portaal', client_secret: 'geheim-van-de-test', redirect_uris: [terug], response_types: ['code'] }],
  claims: { openid: ['sub', 'tid'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: false, // the claims of the scopes stand in the identity token, as at Entra
  pkce: { required: () => true },
  cookies: { keys: ['only-for-a-test'] },
  features: { devInteractions: { enabled: true } },
  findAccount: (_, sub) => ({
    accountId: sub,
    claims: () => ({ sub, tid: `tid-${code}`, email: `${sub}@${code}.example`, email_verified: true, name: `${sub} uit ${code}` }),
  }),
})
provider.listen(Number(poort), 'localhost', () => console.log('ready'))
