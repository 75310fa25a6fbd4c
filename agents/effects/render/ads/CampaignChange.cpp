#include "agents/effects/render/ads/CampaignChange.h"

#include "agents/effects/render/Html.h"
#include "agents/effects/render/PageHead.h"
#include "core/base/Json.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {

constexpr qsizetype kMostChanges = 50;
constexpr int kMostDays = 366;
constexpr qint64 kMicro = 1'000'000;

const QString kForm = QStringLiteral("23851 daily=80.00 was=50.00 until=2026-12-31; status=on with a budget, or status=off; total=500 in place of daily; adset/77 of Meta's ad sets");

/// At most ten million, with two places.
std::optional<qint64> amountIn(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("\\A(0|[1-9][0-9]{0,6})(?:\\.([0-9]{1,2}))?\\z"));
    const QRegularExpressionMatch match = form.match(text);
    const qint64 cents = match.captured(1).toLongLong() * 100 + match.captured(2).leftJustified(2, u'0').toLongLong();
    return match.hasMatch() && cents > 0 ? std::optional(cents * (kMicro / 100)) : std::nullopt;
}

bool setMember(CampaignChange& change, const QString& name, const QString& value)
{
    if (name == QLatin1String("daily") && !change.daily)
        return (change.daily = amountIn(value)).has_value();
    if (name == QLatin1String("total") && !change.total)
        return (change.total = amountIn(value)).has_value();
    if (name == QLatin1String("was") && !change.was)
        return (change.was = amountIn(value)).has_value();
    if (name == QLatin1String("until") && !change.until.isValid())
        return value.size() == 10 && (change.until = QDate::fromString(value, Qt::ISODate)).isValid();
    if (name != QLatin1String("status") || change.isOn || (value != QLatin1String("on") && value != QLatin1String("off")))
        return false;
    change.isOn = value == QLatin1String("on");
    return true;
}

/// What lets money be spent has an end; what is set running says with how much.
bool isGood(const CampaignChange& change)
{
    const bool hasBudget = change.daily || change.total;
    return (hasBudget || change.isOn) && !(change.daily && change.total) && (hasBudget || !change.isOn.value_or(false)) && (!change.was || change.daily) && change.until.isValid() == hasBudget;
}

std::optional<CampaignChange> readLine(const QString& line)
{
    static const QRegularExpression number(QStringLiteral("\\A(adset/)?([1-9][0-9]{0,19})\\z"));
    const QStringList words = line.simplified().split(u' ');
    const QRegularExpressionMatch match = number.match(words.first());
    if (!match.hasMatch())
        return std::nullopt;
    CampaignChange change;
    change.isAdSet = !match.captured(1).isEmpty();
    change.id = match.captured(2);
    for (const QString& word : words.mid(1))
        if (!setMember(change, word.section(u'=', 0, 0), word.section(u'=', 1)))
            return std::nullopt;
    return isGood(change) ? std::optional(change) : std::nullopt;
}

QString plain(qint64 micro)
{
    return QStringLiteral("%1.%2").arg(micro / kMicro).arg(micro % kMicro / (kMicro / 100), 2, 10, QLatin1Char('0'));
}

/// A line as it would be written again.
QString lineOf(const CampaignChange& change)
{
    QString line = (change.isAdSet ? QStringLiteral("adset/") : QString()) + change.id;
    for (const auto& [name, amount] : {std::pair{"daily", change.daily}, std::pair{"was", change.was}, std::pair{"total", change.total}})
        if (amount)
            line += QStringLiteral(" %1=%2").arg(QLatin1String(name), plain(*amount));
    if (change.isOn)
        line += *change.isOn ? QStringLiteral(" status=on") : QStringLiteral(" status=off");
    return change.until.isValid() ? line + QStringLiteral(" until=") + change.until.toString(Qt::ISODate) : line;
}

Error wrong(const QString& text, const char* where, const QString& hint)
{
    return {Error::Parse, text, QString::fromLatin1(where), hint};
}

Result<CampaignPlan> planOf(const QStringList& lines, const QString& currency, const QDate& from)
{
    static const QRegularExpression code(QStringLiteral("\\A[A-Z]{3}\\z"));
    if (!code.match(currency).hasMatch())
        return wrong(QStringLiteral("\"%1\" is no currency").arg(currency.left(20)), "currency", QStringLiteral("that of the account, as EUR"));
    if (lines.isEmpty() || lines.size() > kMostChanges)
        return wrong(QStringLiteral("it is of %1 campaigns").arg(lines.size()), "campaigns", QStringLiteral("1 to %1").arg(kMostChanges));
    CampaignPlan plan{{}, currency, from};
    for (const QString& line : lines) {
        const std::optional<CampaignChange> change = readLine(line);
        if (!change)
            return wrong(QStringLiteral("\"%1\" is no campaign with its budget, its end or whether it runs").arg(line.left(120)), "campaigns", kForm);
        if (std::any_of(plan.changes.begin(), plan.changes.end(), [&change](const CampaignChange& one) { return one.id == change->id; }))
            return wrong(QStringLiteral("%1 is named twice").arg(nameOf(*change)), "campaigns", QStringLiteral("one line for each"));
        if (change->until.isValid() && (change->until < from || from.daysTo(change->until) > kMostDays))
            return wrong(QStringLiteral("%1 may spend until %2, which is behind us or more than a year ahead").arg(nameOf(*change), change->until.toString(Qt::ISODate)), "campaigns", kForm);
        plan.changes.append(*change);
    }
    return plan;
}

QString wordsOf(const CampaignChange& change, const QString& currency)
{
    QStringList words;
    if (change.daily)
        words.append(change.was ? QStringLiteral("daily budget %1 → %2").arg(amountText(*change.was, currency), amountText(*change.daily, currency)) : QStringLiteral("daily budget %1").arg(amountText(*change.daily, currency)));
    if (change.total)
        words.append(QStringLiteral("budget of its whole time %1").arg(amountText(*change.total, currency)));
    if (change.isOn)
        words.append(*change.isOn ? QStringLiteral("is set running") : QStringLiteral("is paused"));
    if (change.until.isValid())
        words.append(QStringLiteral("may spend until %1").arg(change.until.toString(Qt::ISODate)));
    return words.join(QStringLiteral(", "));
}

QByteArray previewOf(const CampaignChangeMaterial& material, const CampaignPlan& plan)
{
    HtmlWriter out;
    if (material.rehearsal)
        out.element("p", {}, rehearsalNote());
    out.open("ul");
    for (const CampaignChange& change : plan.changes) {
        QString name = nameOf(change);
        name[0] = name[0].toUpper();
        out.element("li", {}, QStringLiteral("%1: %2").arg(name, wordsOf(change, plan.currency)));
    }
    out.close("ul");
    return out.take().toUtf8();
}

} // namespace

QString nameOf(const CampaignChange& change)
{
    return change.isAdSet ? QStringLiteral("ad set %1").arg(change.id) : QStringLiteral("campaign %1").arg(change.id);
}

QString amountText(qint64 micro, const QString& currency)
{
    return plain(micro) + u' ' + currency;
}

QByteArray fileOf(const CampaignPlan& plan)
{
    JsonWriter json;
    json.beginObject();
    json.key("currency");
    json.value(plan.currency);
    json.key("from");
    json.value(plan.from.toString(Qt::ISODate));
    json.key("campaigns");
    json.beginList();
    for (const CampaignChange& change : plan.changes)
        json.value(lineOf(change));
    json.endList();
    json.endObject();
    return json.take() + '\n';
}

Result<Rendered> renderCampaignChange(const CampaignChangeMaterial& material)
{
    const Result<CampaignPlan> plan = planOf(material.campaigns, material.currency.trimmed().toUpper(), QDateTime::fromMSecsSinceEpoch(material.date.ms, Qt::UTC).date());
    if (!plan)
        return plan.error();
    QStringList lines;
    for (const CampaignChange& change : plan->changes)
        lines.append(lineOf(change));
    const bool isPause = std::all_of(plan->changes.begin(), plan->changes.end(), [](const CampaignChange& change) { return !change.until.isValid(); });
    Rendered out;
    out.content.kind = {isPause ? QStringLiteral("campaign-pause") : QStringLiteral("budget-change")};
    out.content.connector = {QStringLiteral("google-ads")};
    out.content.audience = QStringLiteral("whoever is shown the ads");
    out.content.title = oneLine(material.title);
    out.content.rehearsal = material.rehearsal;
    out.content.reversible = isPause; // what was spent is spent
    out.content.details = {{QStringLiteral("count"), qint64(lines.size())}, {QStringLiteral("currency"), plan->currency}, {QStringLiteral("from"), plan->from.toString(Qt::ISODate)}, {QStringLiteral("campaigns"), lines}};
    out.add(QStringLiteral("campaigns.json"), QStringLiteral("application/json"), fileOf(*plan));
    out.preview = previewOf(material, *plan);
    return out;
}

Result<CampaignPlan> campaignPlanIn(const EffectContent& content)
{
    const auto held = [&content](const char* name) { return content.details.value(QString::fromLatin1(name)); };
    const Value lines = held("campaigns"), currency = held("currency"), from = held("from");
    const QDate day = std::holds_alternative<QString>(from) ? QDate::fromString(std::get<QString>(from), Qt::ISODate) : QDate();
    if (!std::holds_alternative<QStringList>(lines) || !std::holds_alternative<QString>(currency) || !day.isValid())
        return wrong(QStringLiteral("it says no campaigns with their budgets"), "campaigns", QStringLiteral("the renderer \"campaign-change\""));
    return planOf(std::get<QStringList>(lines), std::get<QString>(currency), day);
}

} // namespace qd::agents
