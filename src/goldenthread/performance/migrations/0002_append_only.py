from django.db import migrations

from goldenthread.accounts.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("performance", "0001_initial")]

    operations = [
        append_only("performance_observation"),
        append_only("performance_target"),
        append_only("performance_commentary"),
        append_only("performance_benchmark"),
        append_only("performance_themestatus"),
        append_only("performance_headline"),
        append_only("performance_assessment"),
    ]
