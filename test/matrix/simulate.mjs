// Decides the requests on standard input with @cloud-copilot/iam-simulate and prints the decisions. A decision is a list of
// checks that must all be allowed, as AWS checks a call of a profile on the models behind it too.
import { readFileSync } from 'node:fs'
import { runSimulation, runUnsafeSimulation } from '@cloud-copilot/iam-simulate'

const { policies, decisions } = JSON.parse(readFileSync(0, 'utf8'))
const named = (keys) => keys.map((name) => ({ name, policy: policies[name] }))
const fullAccess = { name: 'FullAWSAccess', policy: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } } }

async function decide(decision, check) {
  const simulation = {
    request: {
      principal: check.principal,
      action: check.action,
      resource: { resource: check.resource, accountId: check.account },
      contextVariables: check.context,
    },
    identityPolicies: named(decision.identity),
    serviceControlPolicies: decision.scps.length ? [{ orgIdentifier: 'root', policies: [fullAccess, ...named(decision.scps)] }] : [],
    resourceControlPolicies: [],
    resourcePolicy: policies[decision.resourcePolicy],
    ...(decision.boundary.length > 0 && { permissionBoundaryPolicies: named(decision.boundary) }),
  }
  // The library's tables have no ARN without a Region: such a request is not validated.
  if (check.resource.startsWith('arn:aws:bedrock:::') || (validated.has(shape(check)) && sources(decision).every((s) => validated.has(s)))) {
    const result = runUnsafeSimulation(simulation, {})
    return { result, why: `${result} by ${sources(decision)}` }
  }
  const got = await runSimulation(simulation, {})
  if (got.resultType === 'error') return { error: JSON.stringify(got.errors) }
  if (got.resultType !== 'single') return { error: `${check.resource} is not one resource` }
  if (got.result.ignoredContextKeys?.length) return { error: `AWS does not set ${got.result.ignoredContextKeys}` }
  // What the library does otherwise without validation: resource policies, and actions that have no resource.
  if (check.resource !== '*' && !decision.resourcePolicy) [shape(check), ...sources(decision)].forEach((s) => validated.add(s))
  return { result: got.overallResult, why: reasons(got.result.analysis) }
}

// Validation takes long: each policy, and each shape of a request (action, kind of resource, context keys), is validated once.
const validated = new Set()
const sources = (decision) => [decision.identity, decision.scps, decision.boundary, decision.resourcePolicy || []].flat()
const shape = ({ action, resource, context }) =>
  [action, resource.split(/[:/]/).filter((_, i) => i === 2 || i === 5), Object.keys(context).sort()].join(' ')

// The statements that deny, by their Sids.
function reasons(analysis) {
  const denies = [
    ...(analysis.identityAnalysis?.denyStatements ?? []),
    ...(analysis.resourceAnalysis?.denyStatements ?? []),
    ...(analysis.permissionBoundaryAnalysis?.denyStatements ?? []),
    ...(analysis.scpAnalysis?.ouAnalysis ?? []).flatMap((level) => level.denyStatements),
  ]
  return denies.map((s) => s.explain.identifier).join(', ')
}

const cache = new Map()
async function cached(decision, check) {
  const key = sources(decision) + JSON.stringify(check)
  if (!cache.has(key)) cache.set(key, await decide(decision, check))
  return cache.get(key)
}

const answers = []
for (const decision of decisions) {
  const answer = { allowed: true, why: '' }
  for (const check of decision.checks) {
    const { result, why, error } = await cached(decision, check)
    if (error) {
      answer.error = `${check.action} on ${check.resource}: ${error}`
      break
    }
    if (result !== 'Allowed') {
      answer.allowed = false
      answer.why = `${check.action} on ${check.resource}: ${why || 'no statement allows it'}`
      break
    }
  }
  answers.push(answer)
}
process.stdout.write(JSON.stringify(answers))
