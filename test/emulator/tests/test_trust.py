"""The principals that may assume a role, and their session tags."""

import base64
import json
import uuid

from support import ACCOUNT, refused
from test_iam import ECS, Caller

TAGS = ECS | {"Action": ["sts:AssumeRole", "sts:TagSession"]}
KEEPS_TAGS = {
    "Effect": "Deny",
    "Principal": {"AWS": "*"},
    "Action": "sts:TagSession",
    "Condition": {"ForAnyValue:StringEqualsIgnoreCase": {"aws:TagKeys": ["product"]}},
}


def test_a_deny_for_everybody_holds_for_services(aws, name):
    caller = Caller(aws, name)
    document = json.dumps({"Version": "2012-10-17", "Statement": [TAGS, KEEPS_TAGS]})
    aws("iam").update_assume_role_policy(RoleName=name, PolicyDocument=document)
    assert caller.assume(Tags=[{"Key": "feature", "Value": "x"}])["SessionToken"]
    for key in ("product", "Product", "PRODUCT"):
        code, message = refused(caller.assume, Tags=[{"Key": key, "Value": "another"}])
        assert code == "AccessDenied" and "sts:TagSession" in message


def test_a_transitive_tag_is_inherited(aws, name):
    root = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": TAGS["Action"]}
    first = Caller(aws, name, trust=root)
    second = Caller(aws, f"{name}-second", trust=root)
    document = json.dumps({"Version": "2012-10-17", "Statement": [root, KEEPS_TAGS]})
    aws("iam").update_assume_role_policy(RoleName=f"{name}-second", PolicyDocument=document)
    may = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": TAGS["Action"], "Resource": "*"}]}
    aws("iam").put_role_policy(RoleName=name, PolicyName="assume", PolicyDocument=json.dumps(may))

    def chain(key, transitive):
        sts = aws("sts")
        session = sts.assume_role(
            RoleArn=first.arn,
            RoleSessionName="first",
            Tags=[{"Key": key, "Value": "x"}],
            TransitiveTagKeys=[key] if transitive else [],
        )["Credentials"]
        return aws("sts", credentials=session).assume_role(RoleArn=second.arn, RoleSessionName="second")

    assert chain("product", transitive=False)
    assert chain("feature", transitive=True)
    code, message = refused(chain, key="product", transitive=True)
    assert code == "AccessDenied" and "sts:TagSession" in message


def test_the_trail_shows_which_service_assumed_a_role(aws, name):
    caller = Caller(aws, name)
    assert caller.assume()["SessionToken"]
    assert refused(caller.assume, service="states.amazonaws.com")[0] == "AccessDenied"
    lookup = [{"AttributeKey": "ResourceName", "AttributeValue": caller.arn}]
    events = aws("cloudtrail").lookup_events(LookupAttributes=lookup)["Events"]
    read = [json.loads(event["CloudTrailEvent"]) for event in events]
    assert [(e["userIdentity"]["invokedBy"], e.get("errorCode")) for e in read] == [
        ("states.amazonaws.com", "AccessDenied"),
        ("ecs-tasks.amazonaws.com", None),
    ]


def test_root_stands_in_for_a_role_of_another_account(aws, name):
    other = "arn:aws:iam::111122223333:role/build"
    trust = {
        "Effect": "Allow",
        "Principal": {"AWS": other},
        "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"sts:ExternalId": "x1"}},
    }
    caller = Caller(aws, name, trust=trust)

    def assume(principal, **arguments):
        sts = aws("sts", headers={"X-Local-Principal": principal} if principal else None)
        return sts.assume_role(RoleArn=caller.arn, RoleSessionName="build", **arguments)["Credentials"]

    assert assume(other, ExternalId="x1")["SessionToken"]
    assert refused(assume, principal=other)[0] == "AccessDenied"
    assert refused(assume, principal=None, ExternalId="x1")[0] == "AccessDenied"
    assert refused(assume, principal=f"{other}er", ExternalId="x1")[0] == "AccessDenied"


def test_a_token_of_github_sets_its_ids(aws, name):
    issuer = "token.actions.githubusercontent.com"
    with_ids, names = "repo:acme@123456/evals@456789:environment:dev", "repo:acme/evals:environment:dev"
    keys = {
        "aud": "sts.amazonaws.com",
        "sub": [with_ids, names],
        "repository_owner_id": "123456",
        "repository_id": "456789",
    }
    trust = {
        "Effect": "Allow",
        "Principal": {"Federated": f"arn:aws:iam::{ACCOUNT}:oidc-provider/{issuer}"},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {"StringEquals": {f"{issuer}:{key}": value for key, value in keys.items()}},
    }
    arn = Caller(aws, name, trust=trust).arn

    def assume(**claims):
        claims = {"iss": f"https://{issuer}", **keys, "sub": names, **claims}
        text = json.dumps({claim: value for claim, value in claims.items() if value})
        token = f"e30.{base64.urlsafe_b64encode(text.encode()).decode().rstrip('=')}.none"
        return aws("sts").assume_role_with_web_identity(RoleArn=arn, RoleSessionName="workflow", WebIdentityToken=token)

    for subject in (with_ids, names):
        assert assume(sub=subject)["Credentials"]
    for claim, value in (
        ("repository_id", "1"),
        ("repository_id", None),
        ("repository_owner_id", "1"),
        ("sub", "repo:a/b"),
    ):
        assert refused(assume, **{claim: value})[0] == "AccessDenied"


def test_parameters_are_listed_below_an_allowed_path(aws, name):
    for product in (name, "another"):
        aws("ssm").put_parameter(Name=f"/{product}/model", Value="x", Type="String", Overwrite=True)
    allow = {
        "Effect": "Allow",
        "Action": "ssm:GetParametersByPath",
        "Resource": f"arn:aws:ssm:*:{ACCOUNT}:parameter/{name}",
    }
    ssm = aws("ssm", credentials=Caller(aws, name, statements=[allow]).assume())
    assert len(ssm.get_parameters_by_path(Path=f"/{name}")["Parameters"]) == 1
    for path in ("/another", "/"):
        assert refused(ssm.get_parameters_by_path, Path=path)[0] == "AccessDeniedException"


def test_a_table_is_checked_with_its_database_and_the_catalog(aws, name):
    aws("glue").create_database(DatabaseInput={"Name": name})
    needed = ["catalog", f"database/{name}", f"table/{name}/t"]

    def caller(resources):
        arns = [f"arn:aws:glue:*:{ACCOUNT}:{resource}" for resource in resources]
        allow = {"Effect": "Allow", "Action": ["glue:GetDatabase", "glue:CreateTable"], "Resource": arns}
        return aws("glue", credentials=Caller(aws, f"{name}-{uuid.uuid4().hex[:8]}", statements=[allow]).assume())

    glue, table = caller(needed), {"DatabaseName": name, "TableInput": {"Name": "t"}}
    glue.create_table(**table)
    assert glue.get_database(Name=name)["Database"]["Name"] == name
    assert refused(glue.get_database, Name="default")[0].startswith("AccessDenied")
    other = {"DatabaseName": name, "TableInput": {"Name": "other"}}
    assert refused(glue.create_table, **other)[0].startswith("AccessDenied")
    for missing in needed:
        less = caller([resource for resource in needed if resource != missing])
        assert refused(less.create_table, **table)[0].startswith("AccessDenied"), missing


def test_a_workgroup_is_checked_by_its_queries_too(aws, name):
    """The id of a query names its workgroup."""
    athena = aws("athena")
    for group in (name, f"{name}-other"):
        athena.create_work_group(Name=group)
    ids = [
        athena.create_named_query(Name="q", Database="d", QueryString="SELECT 1", WorkGroup=group)["NamedQueryId"]
        for group in (name, f"{name}-other")
    ]
    allow = {
        "Effect": "Allow",
        "Action": ["athena:GetNamedQuery", "athena:ListNamedQueries"],
        "Resource": f"arn:aws:athena:*:{ACCOUNT}:workgroup/{name}",
    }
    reader = aws("athena", credentials=Caller(aws, name, statements=[allow]).assume())
    assert reader.list_named_queries(WorkGroup=name)["NamedQueryIds"] == ids[:1]
    assert reader.get_named_query(NamedQueryId=ids[0])["NamedQuery"]["Name"] == "q"
    assert refused(reader.get_named_query, NamedQueryId=ids[1])[0] == "AccessDeniedException"
    assert refused(reader.list_named_queries)[0] == "AccessDeniedException"


def test_a_service_role_is_not_for_people(aws, name):
    """Neither a user nor root may assume it, and a user may not act as the service."""
    caller = Caller(aws, name, trust={k: v for k, v in ECS.items() if k != "Condition"})
    assert caller.assume()["SessionToken"]
    assert refused(caller.assume, service=None)[0] == "AccessDenied"
    iam, user = aws("iam"), f"{name}-user"
    iam.create_user(UserName=user)
    anything = {"Effect": "Allow", "Action": "*", "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [anything]})
    iam.put_user_policy(UserName=user, PolicyName="p", PolicyDocument=document)
    key = iam.create_access_key(UserName=user)["AccessKey"] | {"SessionToken": None}
    assert refused(caller.assume, service=None, credentials=key)[0] == "AccessDenied"
    assert refused(caller.assume, credentials=key)[0] == "AccessDenied"


def test_a_service_sets_only_its_own_condition_keys(aws, name):
    caller = Caller(aws, f"{name}-ecs")
    assert refused(caller.assume, service="ec2.amazonaws.com")[0] == "AccessDenied"
    for_ec2 = ECS | {"Principal": {"Service": "ec2.amazonaws.com"}}
    ec2 = Caller(aws, f"{name}-ec2", trust=for_ec2)
    assert refused(ec2.assume, service="ec2.amazonaws.com")[0] == "AccessDenied"
    plain = {k: v for k, v in for_ec2.items() if k != "Condition"}
    assert Caller(aws, f"{name}-plain", trust=plain).assume("ec2.amazonaws.com")["SessionToken"]
    elsewhere = ECS | {"Condition": {"StringEquals": {"aws:SourceAccount": "999999999999"}}}
    assert refused(Caller(aws, f"{name}-other", trust=elsewhere).assume)[0] == "AccessDenied"
