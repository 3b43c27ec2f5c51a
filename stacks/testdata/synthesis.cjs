// Creates the resources of a folder of templates as L1 constructs, with the CDK's own languages: what BenchmarkSynthesis compares
// the Go program with. Its arguments are the folder of the templates, the folder to write to, and cdk.json.
const fs = require('node:fs');
const path = require('node:path');
const { App, DefaultStackSynthesizer, Stack, Validations } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');

const [templates, outdir, config] = process.argv.slice(2);
const suffix = '.template.json';
const app = new App({ outdir, context: JSON.parse(fs.readFileSync(config)).context, analyticsReporting: false });
const began = performance.now();
Validations.of(app).acknowledge({ id: 'CloudFormation-Validate::F3006', reason: 'as in the Go program' });
for (const file of fs.readdirSync(templates).filter((name) => name.endsWith(suffix))) {
  const name = file.slice(0, -suffix.length);
  const region = /^bedrock-bootstrap-(?:logs|region)-(.*)$/.exec(name)?.[1] ?? 'us-east-1';
  // The templates have the rule of the bootstrap version already.
  const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });
  new CfnInclude(new Stack(app, name, { env: { region }, synthesizer }), 'Template', { templateFile: path.join(templates, file) });
}
const assembled = performance.now();
app.synth();
const seconds = { Assembling: (assembled - began) / 1000, Synthesizing: (performance.now() - assembled) / 1000 };
fs.writeFileSync(path.join(outdir, 'seconds.json'), JSON.stringify(seconds));
