//go:build e2e

package spend

import "github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"

// resourceKinds are calls of every class of ARN. A random id is no model.
func resourceKinds() []kind {
	const mine = "arn:aws:bedrock:us-east-1:" + environment.AccountID + ":"
	invoked := func(id string) string {
		return hundred + `,"outputBodyJson":{"trace":{"promptRouter":{"invokedModelId":"` + id + `"}}}`
	}
	return []kind{
		{name: "foundation model", modelID: "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0", want: "amazon.nova-lite-v1:0 regional tokens standard assumed ok 1000 0.000084"},
		{name: "system-defined profile", modelID: mine + "inference-profile/global.test.bands", want: "test.bands global tokens standard assumed ok 1000 0.002"},
		{name: "application profile", modelID: mine + "application-inference-profile/p1onboarding", want: "anthropic.claude-opus-4-5-20251101-v1:0 global tokens standard assumed ok 1000 0.0075"},
		{name: "application profile that nobody saw", modelID: mine + "application-inference-profile/p4unseen", want: "NULL NULL NULL standard assumed ok 1000 NULL"},
		{name: "application profile of a model of OpenAI", modelID: mine + "application-inference-profile/p5openai", operation: "ConverseStream",
			input: `"inputTokenCount":1000,"cacheReadInputTokenCount":1000`, output: `"outputTokenCount":0`, want: "openai.test-gross geo tokens standard assumed ok 0 0.000022"},
		{name: "application profile of a model without a price", modelID: mine + "application-inference-profile/p6unlisted", want: "somevendor.new-model-v1:0 regional NULL standard assumed ok 1000 NULL"},
		{name: "application profile of a model billed by images", modelID: mine + "application-inference-profile/p7images", region: "us-west-2",
			want: "amazon.titan-embed-image-v1 regional images standard assumed ok 1000 NULL"},
		{name: "provisioned throughput", modelID: mine + "provisioned-model/a1b2c3d4e5f6", want: "NULL NULL hourly standard assumed ok 1000 NULL"},
		{name: "imported model", modelID: mine + "imported-model/a1b2c3d4e5f6", want: "NULL NULL hourly standard assumed ok 1000 NULL"},
		{name: "customized model with its base model", modelID: mine + "custom-model/amazon.nova-lite-v1:0:300k/a1b2c3d4e5f6", want: "amazon.nova-lite-v1:0 regional hourly standard assumed ok 1000 NULL"},
		{name: "endpoint of the marketplace", modelID: "arn:aws:sagemaker:us-east-1:" + environment.AccountID + ":endpoint/our-endpoint", want: "our-endpoint regional hourly standard assumed ok 1000 NULL"},
		{name: "customized model on demand", modelID: mine + "custom-model-deployment/a1b2c3d4e5f6", want: "NULL NULL custom standard assumed ok 1000 NULL"},
		{name: "prompt router without a body", modelID: mine + "prompt-router/a1b2c3d4e5f6", want: "NULL NULL router standard assumed ok 1000 NULL"},
		{name: "prompt router with the model that it chose", modelID: mine + "prompt-router/a1b2c3d4e5f6", input: thousand,
			output: invoked(mine + "inference-profile/us.anthropic.claude-sonnet-4-6"), want: "anthropic.claude-sonnet-4-6 geo router standard assumed ok 1000 NULL"},
		{name: "default prompt router", modelID: mine + "default-prompt-router/anthropic.claude:1", input: thousand,
			output: invoked("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0"), want: "amazon.nova-lite-v1:0 regional router standard assumed ok 1000 NULL"},
		{name: "an answer of another resource in the words of a router", modelID: "global.test.bands", input: thousand,
			output: invoked("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0"), want: "test.bands global tokens standard assumed ok 1000 0.002"},
		{name: "prompt of the prompt management", modelID: mine + "prompt/PROMPT12345:1", want: "NULL NULL NULL standard assumed ok 1000 NULL"},
		{name: "resource that nobody knows", modelID: mine + "new-thing/amazon.nova-lite-v1:0", want: "NULL NULL NULL standard assumed ok 1000 NULL"},
		{name: "half an ARN", modelID: "arn:aws:bedrock", want: "NULL NULL NULL standard assumed ok 1000 NULL"},
		{name: "a failed call of provisioned throughput", modelID: mine + "provisioned-model/a1b2c3d4e5f6", record: `"errorCode":"ThrottlingException"`, want: "NULL NULL hourly standard assumed error 1000 0"},
		{name: "an unknown prefix", modelID: "zz.amazon.nova-lite-v1:0", want: "amazon.nova-lite-v1:0 unknown tokens standard assumed ok 1000 NULL"},
		{name: "an unknown prefix of a model of an unknown provider", modelID: "zz.somevendor.new-model", want: "zz.somevendor.new-model unknown NULL standard assumed ok 1000 NULL"},
	}
}

// variantKinds are calls by the id of a context variant, which has the price of its model.
func variantKinds() []kind {
	const lite = "amazon.nova-lite-v1:0 "
	return []kind{
		{name: "without a prefix", modelID: "amazon.nova-lite-v1:0:300k", want: lite + "regional tokens standard assumed ok 1000 0.000084"},
		{name: "with a prefix", modelID: "us.amazon.nova-lite-v1:0:300k", want: lite + "geo tokens standard assumed ok 1000 0.000084"},
		{name: "in an ARN", modelID: "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0:24k", want: lite + "regional tokens standard assumed ok 1000 0.000084"},
		{name: "in the ARN of a profile", modelID: "arn:aws:bedrock:us-east-1:" + environment.AccountID + ":inference-profile/us.amazon.nova-lite-v1:0:300k", want: lite + "geo tokens standard assumed ok 1000 0.000084"},
		{name: "of the input", modelID: "amazon.nova-lite-v1:0:512", want: lite + "regional tokens standard assumed ok 1000 0.000084"},
		{name: "of a model without a version", modelID: "amazon.titan-embed-image-v1:0", want: "amazon.titan-embed-image-v1 regional images standard assumed ok 1000 NULL"},
		{name: "no variant", modelID: "amazon.nova-lite-v1:0:mm", want: "amazon.nova-lite-v1:0:mm regional NULL standard assumed ok 1000 NULL"},
		{name: "a variant in the middle", modelID: "amazon.nova-lite-v1:8k:0", want: "amazon.nova-lite-v1:8k:0 regional NULL standard assumed ok 1000 NULL"},
	}
}

// grossKinds are calls with cached tokens, which the input count of OpenAI models includes or not, by operation.
func grossKinds() []kind {
	const gross, cached = "openai.test-gross geo tokens standard assumed ok ", `,"cacheReadInputTokenCount":8367,"cacheWriteInputTokenCount":4032`
	of := func(name, operation, input, want string) kind {
		return kind{name: name, modelID: "us.openai.test-gross", operation: operation, input: input, output: `"outputTokenCount":300`, want: gross + want}
	}
	return []kind{
		of("ConverseStream", "ConverseStream", `"inputTokenCount":12401`+cached, "2 0.001689314"),
		of("Converse", "Converse", `"inputTokenCount":2`+cached, "2 0.001689314"),
		of("Converse with a long input", "Converse", `"inputTokenCount":20000`+cached, "20000 0.006088874"),
		of("ConverseStream with a net count", "ConverseStream", `"inputTokenCount":2`+cached, "2 0.001689314"),
		of("another operation", "ChatCompletions", `"inputTokenCount":12401`+cached, "NULL NULL"),
		of("another operation with a net count", "Responses", `"inputTokenCount":2`+cached, "2 0.001689314"),
		of("another operation without cached tokens", "ChatCompletions", `"inputTokenCount":1000,"cacheReadInputTokenCount":0`, "1000 0.000616"),
		of("a long prompt in net tokens", "ConverseStream", `"inputTokenCount":272001,"cacheReadInputTokenCount":272000`, "1 0.01256244"),
		of("the last prompt of a band in net tokens", "ConverseStream", `"inputTokenCount":272000,"cacheReadInputTokenCount":200000`, "72000 0.020636"),
		of("all input is cached", "ConverseStream", `"inputTokenCount":8367,"cacheReadInputTokenCount":8367`, "0 0.000580074"),
		{name: "a model of another provider", modelID: "global.test.half-hour", operation: "ConverseStream", input: `"inputTokenCount":12401` + cached, output: `"outputTokenCount":300`,
			want: "test.half-hour global tokens standard assumed ok 12401 0.0389554"},
		{name: "cache writes without a price", modelID: "test.half-hour", input: `"inputTokenCount":1,"cacheWriteInputTokenCount":1`, output: `"outputTokenCount":1`,
			want: "test.half-hour regional tokens standard assumed ok 1 NULL"},
	}
}

// unitKinds are calls without tokens, and of models that are billed by another unit, whose tokens are no price.
func unitKinds() []kind {
	const images = "amazon.titan-embed-image-v1 regional images standard assumed "
	none := `"outputTokenCount":0`
	return []kind{
		{name: "an image without tokens", modelID: "amazon.titan-embed-image-v1", operation: "InvokeModel", input: `"inputTokenCount":0`, want: images + "ok 0 NULL"},
		{name: "an image with tokens", modelID: "amazon.titan-embed-image-v1", operation: "InvokeModel", input: `"inputTokenCount":7`, want: images + "ok 7 NULL"},
		{name: "an image without counts", modelID: "amazon.titan-embed-image-v1", operation: "InvokeModel", record: `"inferenceRegion":"us-east-1"`, input: `"inputContentType":"application/json"`, want: images + "ok NULL NULL"},
		{name: "an image that failed", modelID: "amazon.titan-embed-image-v1", operation: "InvokeModel", record: `"errorCode":"ValidationException"`, input: `"inputTokenCount":0`, want: images + "error 0 0"},
		{name: "a rerank without tokens", modelID: "amazon.rerank-v1:0", operation: "InvokeModel", input: `"inputTokenCount":0`, output: none, want: "amazon.rerank-v1:0 regional searches standard assumed ok 0 NULL"},
		{name: "a call that a guardrail blocked", modelID: "global.test.bands", input: `"inputTokenCount":0`, output: none, want: "test.bands global tokens standard assumed ok 0 0"},
		{name: "a blocked call in a Region without a price", modelID: "us.test.bands", region: "eu-west-3", input: `"inputTokenCount":0`, output: none, want: "test.bands geo tokens standard assumed ok 0 0"},
		{name: "a blocked call of a model without a price", modelID: "somevendor.new-model-v1:0", input: `"inputTokenCount":0`, output: none, want: "somevendor.new-model-v1:0 regional NULL standard assumed ok 0 NULL"},
		{name: "a blocked call of a model that is billed by the hour", modelID: "arn:aws:bedrock:us-east-1:" + environment.AccountID + ":provisioned-model/a1b2c3d4e5f6",
			input: `"inputTokenCount":0`, output: none, want: "NULL NULL hourly standard assumed ok 0 NULL"},
		{name: "a call without counts", modelID: "global.test.bands", input: `"inputContentType":"application/json"`, want: "test.bands global tokens standard assumed ok NULL NULL"},
		{name: "a call with an output count alone", modelID: "global.test.bands", input: `"inputContentType":"application/json"`, output: hundred, want: "test.bands global tokens standard assumed ok NULL 0.001"},
	}
}
