"""The identifiers by which CloudFormation imports a resource. MiniStack leaves them out of GetTemplateSummary.

https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplateSummary.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-manually.html
"""

from ministack.services.cloudformation import handlers

from emulator import contradictions
from emulator.patch import wrap

IDENTIFIERS = {"AWS::KMS::Key": "KeyId", "AWS::S3::Bucket": "BucketName", "AWS::S3::BucketPolicy": "Bucket"}
END = b"</GetTemplateSummaryResult>"


@wrap(handlers, "_get_template_summary")
def summary(original, request):
    status, headers, body = original(request)
    found = ""
    for name, identifier in IDENTIFIERS.items():
        lacking = name == "AWS::S3::BucketPolicy" and contradictions.planted(21)
        if f"<member>{name}</member>".encode() in body and not lacking:
            found += (
                f"<member><ResourceType>{name}</ResourceType>"
                f"<ResourceIdentifiers><member>{identifier}</member></ResourceIdentifiers></member>"
            )
    listed = f"<ResourceIdentifierSummaries>{found}</ResourceIdentifierSummaries>".encode()
    return status, headers, body.replace(END, listed + END)


handlers._ACTION_HANDLERS["GetTemplateSummary"] = handlers._get_template_summary
