"""Answers of modern.gov's web service for an invented council, with the names of fields that the service uses.

The names are those that public programs which call the service read: DemocracyClub's LGSF (councillorsbyward, ward,
wardtitle, councillorid, fullusername, politicalpartytitle), Preservica's harvester (meeting, meetinglocation,
linkeddoc, attachmentid, ownertitle, url) and Gloucestershire's assistant (agendaitems, decisionnonemptyhtmlbody,
attendees with attributes, attachmentdetails). People, wards and matters are made up.
"""

COUNCILLORS = """\
<?xml version="1.0" encoding="utf-8"?>
<councillorsbyward>
  <wards>
    <ward>
      <wardtitle>Mill Lane</wardtitle>
      <councillors>
        <councillorcount>2</councillorcount>
        <councillor>
          <councillorid>101</councillorid>
          <fullusername>Councillor Ann Ash</fullusername>
          <politicalpartytitle>Orchard Party</politicalpartytitle>
          <keyposts>Chair of the Allotments Committee</keyposts>
          <workaddress><email>ann.ash@example.gov.uk</email></workaddress>
          <homeaddress><line1>1 Quiet Street</line1><phone>01234 567890</phone></homeaddress>
          <termsofoffice>
            <termofoffice><startdate>05/05/2022</startdate><enddate>unspecified</enddate></termofoffice>
          </termsofoffice>
        </councillor>
        <councillor>
          <councillorid>102</councillorid>
          <fullusername>Cllr Bob Birch MBE</fullusername>
          <politicalpartytitle></politicalpartytitle>
        </councillor>
      </councillors>
    </ward>
  </wards>
</councillorsbyward>
"""

MEETINGS = """\
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
<GetMeetingsResponse xmlns="http://moderngov.co.uk/namespaces"><GetMeetingsResult>
<getmeetings>
  <committee>
    <committeeid>7</committeeid>
    <committeetitle>Allotments Committee</committeetitle>
    <committeemeetings>
      <meeting>
        <meetingid>71</meetingid>
        <meetingdate>07/03/2023</meetingdate>
        <meetingtime>6.30 pm</meetingtime>
        <meetingstatus>Confirmed</meetingstatus>
        <iswebcast>False</iswebcast>
      </meeting>
      <meeting>
        <meetingid>72</meetingid>
        <meetingdate>31/02/2023</meetingdate>
        <meetingtime>18:30</meetingtime>
      </meeting>
    </committeemeetings>
  </committee>
</getmeetings>
</GetMeetingsResult></GetMeetingsResponse></soap:Body></soap:Envelope>
"""

MEETING = """\
<meeting>
  <meetingid>71</meetingid>
  <meetingdate>07/03/2023</meetingdate>
  <meetingtime>6.30 pm</meetingtime>
  <meetingstatus>Confirmed</meetingstatus>
  <meetinglocation>The Tithe Barn</meetinglocation>
  <meetingactualfinishtime>7.15 pm</meetingactualfinishtime>
  <minutepublished>True</minutepublished>
  <agendaitems>
    <agendaitem>
      <agendaitemid>1</agendaitemid>
      <agendaitemnumber>1.</agendaitemnumber>
      <agendaitemtitle>Rents</agendaitemtitle>
      <decisionnonemptyhtmlbody>
        <div><p>RESOLVED that:</p><p>(1) the report be noted; and</p><p>(2) the rents be approved.</p></div>
      </decisionnonemptyhtmlbody>
      <minutesnonemptyhtmlbody>&lt;p&gt;The Clerk set out the costs.&lt;/p&gt;</minutesnonemptyhtmlbody>
      <linkeddocuments>
        <linkeddoc>
          <attachmentid>900</attachmentid><title>Rents report</title>
          <url>https://democracy.example.gov.uk/documents/s900/Rents.pdf</url>
          <isrestricted>False</isrestricted><publicationdate>27/02/2023</publicationdate>
        </linkeddoc>
        <linkeddoc>
          <attachmentid>901</attachmentid><title>Tenants in arrears</title><url>https://x.example/901.pdf</url>
          <isrestricted>True</isrestricted>
        </linkeddoc>
      </linkeddocuments>
    </agendaitem>
  </agendaitems>
  <attendees>
    <attendee memberid="101" name="Councillor Ann Ash" roledescription="Chair" attendance="Present, as expected"/>
    <attendee memberid="102" name="Councillor Bob Birch" roledescription="Committee Member" attendance="Apologies"/>
    <attendee memberid="103" name="Councillor Cy Cole" roledescription="Reserve" attendance="Expected"/>
    <attendee memberid="9" name="Dee Dale" roledescription="Officer" attendance="In attendance"/>
  </attendees>
</meeting>
"""

COMMITTEES = """\
<committees><committeescount>1</committeescount><committee><committeeid>7</committeeid>
<committeetitle>Allotments Committee</committeetitle><committeecategory>Regulatory</committeecategory>
<committeedeleted>False</committeedeleted><committeeexpired>True</committeeexpired></committee></committees>
"""

ATTACHMENT = """\
<attachment><attachmentdetails><attachmentid>900</attachmentid><title>Rents report</title><isurl>False</isurl>
<url>https://democracy.example.gov.uk/documents/s900/Rents.pdf</url><isrestricted>False</isrestricted>
<publicationdate>27/02/2023</publicationdate><meetingdate>07/03/2023</meetingdate>
<committeetitle>Allotments Committee</committeetitle><ownertitle>Rents</ownertitle></attachmentdetails></attachment>
"""
