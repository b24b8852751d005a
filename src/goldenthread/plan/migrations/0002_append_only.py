from django.db import migrations

from goldenthread.accounts.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("plan", "0001_initial")]

    operations = [
        append_only("plan_narrative"),
        append_only("plan_activityupdate"),
        append_only("plan_pledgeevidence"),
    ]
