"""The XML of modern.gov's web service (mgWebService.asmx), read into the same records as packs.

What the service's own operations give: GetCouncillorsByWard (councillors), GetCommittees (bodies), GetMeetings and
GetAllMeetingsByDate (meetings), GetMeeting (meeting, agenda, who attended, decisions and minutes where it has them) and
GetAttachment (attachments), bare or in the envelope of SOAP. Names of its fields are data: `phrases/moderngov.json`.

Home and work addresses, telephones and e-mail of councillors are left where they are: they serve no record. Documents
that are marked restricted are counted, and nothing else of them is taken.
"""

from goldenthread.packs.moderngov.opening import is_xml
from goldenthread.packs.moderngov.reading import read_moderngov

__all__ = ["is_xml", "read_moderngov"]
