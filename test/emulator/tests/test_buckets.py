"""AWS::S3::Bucket and its policy, read back through S3."""

import json

from support import ACCOUNT, HOME, refused, until


def test_bucket_and_policy(aws, stack, name):
    s3 = aws("s3")
    bucket = f"{name}-{ACCOUNT}-{HOME}-an"
    key = {"Type": "AWS::KMS::Key", "Properties": {"KeyPolicy": {"Version": "2012-10-17", "Statement": []}}}
    properties = {
        "BucketName": bucket,
        "BucketNamespace": "account-regional",
        "BucketEncryption": {
            "ServerSideEncryptionConfiguration": [
                {
                    "BucketKeyEnabled": True,
                    "ServerSideEncryptionByDefault": {
                        "SSEAlgorithm": "aws:kms",
                        "KMSMasterKeyID": {"Fn::GetAtt": ["K", "Arn"]},
                    },
                }
            ]
        },
        "LifecycleConfiguration": {
            "Rules": [
                {
                    "Id": "expire",
                    "Status": "Enabled",
                    "Prefix": "AWSLogs/",
                    "ExpirationInDays": 30,
                    "NoncurrentVersionExpiration": {"NoncurrentDays": 7},
                    "Transitions": [{"StorageClass": "GLACIER_IR", "TransitionInDays": 10}],
                    "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1},
                }
            ]
        },
        "OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]},
        "PublicAccessBlockConfiguration": {
            "BlockPublicAcls": True,
            "BlockPublicPolicy": True,
            "IgnorePublicAcls": True,
            "RestrictPublicBuckets": True,
        },
        "VersioningConfiguration": {"Status": "Enabled"},
        "Tags": [{"Key": "team", "Value": "platform"}],
    }
    statement = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": {"Fn::Sub": "${B.Arn}/*"},
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }
    policy = {"Bucket": {"Ref": "B"}, "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement]}}
    resources = {
        "K": key,
        "B": {"Type": "AWS::S3::Bucket", "Properties": properties},
        "P": {"Type": "AWS::S3::BucketPolicy", "Properties": policy},
    }
    arn = stack.deploy(resources, {"Key": {"Fn::GetAtt": ["K", "Arn"]}})["Key"]
    rule = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"][0]
    assert rule["ApplyServerSideEncryptionByDefault"] == {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": arn}
    (lifecycle,) = s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"]
    assert lifecycle["ID"] == "expire" and lifecycle["Filter"] == {"Prefix": "AWSLogs/"}
    assert lifecycle["Expiration"]["Days"] == 30
    assert lifecycle["Transitions"] == [{"Days": 10, "StorageClass": "GLACIER_IR"}]
    ownership = s3.get_bucket_ownership_controls(Bucket=bucket)["OwnershipControls"]["Rules"]
    assert ownership == [{"ObjectOwnership": "BucketOwnerEnforced"}]
    assert all(s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"].values())
    tags = {t["Key"]: t["Value"] for t in s3.get_bucket_tagging(Bucket=bucket)["TagSet"]}
    assert tags["team"] == "platform"
    assert s3.get_bucket_versioning(Bucket=bucket)["Status"] == "Enabled"
    found = json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"])["Statement"][0]
    assert found["Resource"] == f"arn:aws:s3:::{bucket}/*"

    properties["LifecycleConfiguration"]["Rules"][0]["ExpirationInDays"] = 60
    stack.deploy(resources)
    assert s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"][0]["Expiration"]["Days"] == 60
    del properties["LifecycleConfiguration"]
    stack.deploy(resources)
    assert refused(s3.get_bucket_lifecycle_configuration, Bucket=bucket)[0] == "NoSuchLifecycleConfiguration"

    s3.put_object(Bucket=bucket, Key="k", Body=b"")
    stack.cloudformation.delete_stack(StackName=stack.name)
    assert until(stack.settled) == "DELETE_FAILED"
    assert "not empty" in " ".join(stack.reasons())


def test_bucket_in_the_account_regional_namespace_must_be_named_for_it(stack, name):
    bucket = {"BucketName": f"{name}-somewhere-an", "BucketNamespace": "account-regional"}
    resources = {"B": {"Type": "AWS::S3::Bucket", "Properties": bucket}}
    stack.deploy(resources, expect="ROLLBACK_COMPLETE")
    assert "account-regional" in " ".join(stack.reasons())


def test_kms_without_a_key_is_the_managed_key(aws, name):
    s3 = aws("s3")
    s3.create_bucket(Bucket=name)
    found = s3.put_object(Bucket=name, Key="k", Body=b"", ServerSideEncryption="aws:kms")
    assert found["SSEKMSKeyId"].endswith(":alias/aws/s3")


def test_retained_bucket_outlives_its_stack(aws, stack, name):
    bucket = {"Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain", "Properties": {"BucketName": name}}
    stack.deploy({"B": bucket})
    stack.delete()
    assert aws("s3").head_bucket(Bucket=name)["ResponseMetadata"]["HTTPStatusCode"] == 200
