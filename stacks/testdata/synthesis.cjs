// Creates the resources of a folder of templates with the CDK's own language: BenchmarkSynthesis compares the Go program with it.
// Profiles, their parameters and roles, which are most of the resources, are L1 constructs as in a program written by hand; the
// rest comes from the templates. Its arguments are the folder of the templates, the folder to write to, and cdk.json.
const fs = require('node:fs');
const path = require('node:path');
const { App, CfnDeletionPolicy, CfnResource, DefaultStackSynthesizer, Stack, Validations, aws_bedrock, aws_iam, aws_ssm } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const { Construct } = require('constructs');

const [templates, outdir, config] = process.argv.slice(2);
const suffix = '.template.json';
const custom = 'Custom::BedrockInferenceProfile';
const rest = path.join(outdir, 'rest');
fs.mkdirSync(rest, { recursive: true });

// split writes a template without its profiles, parameters and roles, and returns those.
function split(file) {
  const template = JSON.parse(fs.readFileSync(path.join(templates, file)));
  const direct = Object.entries(template.Resources).filter(([id, r]) =>
    r.Type === 'AWS::Bedrock::ApplicationInferenceProfile' || r.Type === custom || /^AWS::SSM::Parameter/.test(r.Type) && /^Profiles/.test(id) ||
    r.Type === 'AWS::IAM::Role' && /^Roles/.test(id));
  for (const [id] of direct) delete template.Resources[id];
  const waiting = Object.keys(template.Resources).find((id) => template.Resources[id].Type === 'Custom::BedrockInvocationLogging');
  for (const resource of Object.values(template.Resources)) {
    if (Array.isArray(resource.DependsOn)) resource.DependsOn = resource.DependsOn.filter((id) => template.Resources[id]);
  }
  fs.writeFileSync(path.join(rest, file), JSON.stringify(template));
  return { direct, waiting };
}

function kept(profile) {
  profile.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
  profile.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
}

function create(scope, included, resources) {
  let profile, arn;
  for (const [id, { Type, Properties: p }] of resources) {
    const tags = p.Tags?.map((tag) => ({ key: tag.Key, value: tag.Value }));
    if (Type === 'AWS::Bedrock::ApplicationInferenceProfile') {
      const source = p.ModelSource.CopyFrom['Fn::Join']?.[1];
      const copyFrom = source ? source[0] + Stack.of(scope).account + source[2] : p.ModelSource.CopyFrom;
      profile = new aws_bedrock.CfnApplicationInferenceProfile(scope, id, { inferenceProfileName: p.InferenceProfileName, modelSource: { copyFrom }, tags });
      kept(profile);
      arn = profile.attrInferenceProfileArn;
    } else if (Type === custom) {
      profile = new CfnResource(scope, id, { type: Type, properties: p });
      kept(profile);
      arn = profile.getAtt('InferenceProfileArn').toString();
    } else if (Type === 'AWS::SSM::Parameter') {
      new aws_ssm.CfnParameter(scope, id, { type: p.Type, name: p.Name, description: p.Description, value: arn });
    } else {
      new aws_iam.CfnRole(scope, id, {
        roleName: p.RoleName, description: p.Description, assumeRolePolicyDocument: p.AssumeRolePolicyDocument,
        managedPolicyArns: p.ManagedPolicyArns.map((policy) => included.getResource(policy.Ref).ref), tags,
      });
    }
  }
}

const files = fs.readdirSync(templates).filter((name) => name.endsWith(suffix));
const started = performance.now();
const parts = files.map((file) => [file, split(file)]);
const preparing = performance.now() - started;
const app = new App({ outdir, context: JSON.parse(fs.readFileSync(config)).context, analyticsReporting: false });
const began = performance.now();
Validations.of(app).acknowledge({ id: 'CloudFormation-Validate::F3006', reason: 'as in the Go program' });
for (const [file, { direct, waiting }] of parts) {
  const name = file.slice(0, -suffix.length);
  const region = /^bedrock-bootstrap-(?:logs|region)-(.*)$/.exec(name)?.[1] ?? 'us-east-1';
  // The templates have the rule of the bootstrap version already.
  const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });
  const stack = new Stack(app, name, { env: { region }, synthesizer });
  const included = new CfnInclude(stack, 'Rest', { templateFile: path.join(rest, file) });
  const group = new Construct(stack, 'Group');
  create(group, included, direct);
  if (waiting) included.getResource(waiting).node.addDependency(group);
}
const assembled = performance.now();
app.synth();
const seconds = { Preparing: preparing / 1000, Assembling: (assembled - began) / 1000, Synthesizing: (performance.now() - assembled) / 1000 };
fs.writeFileSync(path.join(outdir, 'seconds.json'), JSON.stringify(seconds));
