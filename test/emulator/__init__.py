"""The embedded AWS account: MiniStack, and what it lacks to stand in for Amazon Bedrock and Amazon Athena.

It restates AWS documentation. What passes here is not thereby proven on AWS.
"""
