"""The emulated AWS account: MiniStack, with additions for Amazon Bedrock and Amazon Athena.

It restates the documentation of AWS: a result here is not a proof on AWS.
"""
