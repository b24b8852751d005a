"""Every public address. A page of a quarter is read at three: as the latest, in its quarter, and in its edition."""

from django.urls import URLPattern, include, path

from goldenthread.publications.views import (
    activities,
    brand,
    charts,
    checking,
    corrections,
    feeds,
    files,
    home,
    indicator,
    indicators,
    money,
    opendata,
    outcomes,
    plan,
    pledges,
    quarters,
    risks,
    search,
    sources,
    statements,
    strategies,
    themes,
)

PAGES: list[URLPattern] = [
    path("plan/", plan.plan, name="plan"),
    path("themes/<slug:reference>/", themes.theme, name="theme"),
    path("outcomes/<slug:reference>/", outcomes.outcome, name="outcome"),
    path("activities/<slug:reference>/", activities.activity, name="activity"),
    path("strategies/", strategies.strategies, name="strategies"),
    path("strategies/<slug:reference>/", strategies.strategy, name="strategy"),
    path("indicators/", indicators.indicators, name="indicators"),
    path("indicators/<slug:reference>/", indicator.indicator, name="indicator"),
    path("indicators/<slug:reference>/statistics.json", charts.statistics, name="statistics"),
    path("indicators/<slug:reference>/charts/<slug:kind>.<slug:format>", charts.chart, name="chart"),
    path("pledges/", pledges.pledges, name="pledges"),
    path("pledges/<slug:reference>/", pledges.pledge, name="pledge"),
    path("risks/", risks.risks, name="risks"),
    path("risks/<slug:reference>/", risks.risk, name="risk"),
    path("money/", money.money, name="money"),
    path("money/fees/", money.fees, name="fees"),
    path("sources/<slug:reference>/", sources.source_page, name="source"),
    path("report/", quarters.report, name="report"),
    path("open-data/", opendata.open_data, name="open-data"),
    path("search/", search.search, name="search"),
]
SITE: list[URLPattern] = [
    path("", home.home, name="home"),
    path("quarters/", quarters.quarters, name="quarters"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("how-figures-work/", statements.how_figures_work, name="how-figures-work"),
    path("accessibility/", statements.accessibility, name="accessibility"),
    path("check-a-report/", checking.check_form, name="check-a-report"),
    path("brand.css", brand.stylesheet, name="brand"),
    path("feed.atom", feeds.feed, name="feed"),
    path("robots.txt", feeds.robots, name="robots"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
]
FORMS: list[URLPattern] = [path("check-a-report/result/", checking.check_result, name="check-result")]
QUARTER: list[URLPattern] = [
    path("", home.home, name="quarter"),
    path("files/<str:name>", files.published_file, name="file"),
    *PAGES,
]

urlpatterns = [
    *SITE,
    *FORMS,
    *PAGES,
    path("quarters/<slug:quarter>/edition-<int:number>/", include(QUARTER)),
    path("quarters/<slug:quarter>/", include(QUARTER)),
]
