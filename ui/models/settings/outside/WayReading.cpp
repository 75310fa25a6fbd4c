#include "ui/models/settings/outside/WayReading.h"

#include "ui/words/Amounts.h"
#include "ui/words/ModelWords.h"

#include <QCoreApplication>
#include <QHash>

namespace qd::ui {

namespace {

class WayWords {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::WayWords)
};

QString paceText(const QString& connector, const OfficeState& state)
{
    QStringList texts;
    for (const ChannelPace& pace : state.org.organisation().paces)
        if (pace.connector.text == connector)
            texts << limitText(pace);
    texts.removeAll(QString());
    return texts.isEmpty() ? WayWords::tr("The organisation sets no pace.") : texts.join(u' ');
}

QString accountWords(const QString& kind)
{
    if (kind == QLatin1String("linkedin"))
        return WayWords::tr("Page or person (URN)");
    if (kind == QLatin1String("search-console") || kind == QLatin1String("analytics"))
        return WayWords::tr("Property there");
    if (kind == QLatin1String("facebook"))
        return WayWords::tr("Number of the page");
    if (kind == QLatin1String("business-profile"))
        return WayWords::tr("Location there (accounts/…/locations/…)");
    if (kind == QLatin1String("meta-ads") || kind == QLatin1String("google-ads"))
        return WayWords::tr("Number of the ad account");
    if (kind == QLatin1String("mailchimp"))
        return WayWords::tr("Id of the audience");
    return kind == QLatin1String("instagram") ? WayWords::tr("Number of the Instagram account") : WayWords::tr("Account number there (SID)");
}

} // namespace

QString limitText(const ChannelPace& pace)
{
    QStringList limits;
    if (pace.perMinute)
        limits << WayWords::tr("%1 a minute").arg(countText(*pace.perMinute));
    if (pace.perHour)
        limits << WayWords::tr("%1 an hour").arg(countText(*pace.perHour));
    if (pace.perDay)
        limits << WayWords::tr("%1 a day").arg(countText(*pace.perDay));
    if (pace.perMonth)
        limits << WayWords::tr("%1 a month").arg(countText(*pace.perMonth));
    QString text = limits.isEmpty() ? QString() : WayWords::tr("At most %1.").arg(limits.join(QStringLiteral(", ")));
    if (!pace.quietFrom.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + (pace.timeZone.isEmpty() ? WayWords::tr("Quiet from %1 to %2.").arg(pace.quietFrom, pace.quietUntil)
                                                                                           : WayWords::tr("Quiet from %1 to %2 (%3).").arg(pace.quietFrom, pace.quietUntil, pace.timeZone));
    return text;
}

WayIs standingOf(const WayLine& way, const OfficeState& state, const QString& organisation, bool hasKey)
{
    if (way.fault)
        return WayIs::Faulty;
    if (!way.isOn)
        return WayIs::Off;
    if (way.kind == QLatin1String(kFolderWay))
        return WayIs::Allowed;
    const auto setting = state.door.accounts.constFind(accountKey({way.name}, {}));
    if (setting == state.door.accounts.constEnd() || !setting->on || !way.organisations.contains(organisation))
        return WayIs::Waiting;
    if (setting->settings != way.sha256)
        return WayIs::Changed;
    return way.key.isEmpty() || hasKey ? WayIs::Allowed : WayIs::KeyLess;
}

QString verifiedText(const QString& verified)
{
    const QString day = dateText(verified.section(u' ', 1));
    if (verified.startsWith(QLatin1String("live ")))
        return WayWords::tr("Answered live on %1.").arg(day);
    if (verified.startsWith(QLatin1String("mock")))
        return WayWords::tr("Not verified live: only an imitation of it has answered.");
    return verified.isEmpty() ? WayWords::tr("Not verified live: its test has not passed as it is now.") : WayWords::tr("Not verified live; on this machine it answered on %1.").arg(day);
}

QString verifiedText(const WayLine& way, const OfficeState& state)
{
    const ConnectorSetting setting = state.door.accounts.value(accountKey({way.name}, {}));
    return verifiedText(setting.settings == way.sha256 ? setting.verified : QString());
}

QString sentText(const WayLine& way, const OfficeState& state, Instant now)
{
    const DoorState::Sent sent = state.door.sent.value(accountKey({way.name}, {}));
    const qint64 count = sent.month == monthOf(now) ? sent.inMonth : 0;
    const QString text = count == 0 ? WayWords::tr("Nothing was sent this month.") : WayWords::tr("%1 sent this month.", nullptr, plural(count)).arg(countText(count));
    return text + u' ' + paceText(way.name, state);
}

QString wayKindWords(const QString& kind)
{
    static const QHash<QString, QString> kNames{{QStringLiteral("git"), QStringLiteral("Git")},           {QStringLiteral("wordpress"), QStringLiteral("WordPress")},
                                                {QStringLiteral("sendgrid"), QStringLiteral("SendGrid")}, {QStringLiteral("mandrill"), QStringLiteral("Mailchimp Transactional")},
                                                {QStringLiteral("twilio"), QStringLiteral("Twilio")},     {QStringLiteral("lob"), QStringLiteral("Lob")},
                                                {QStringLiteral("hubspot"), QStringLiteral("HubSpot")},   {QStringLiteral("x"), QStringLiteral("X")},
                                                {QStringLiteral("caldav"), QStringLiteral("CalDAV")},     {QStringLiteral("smtp"), QStringLiteral("SMTP")},
                                                {QStringLiteral("resend"), QStringLiteral("Resend")},     {QStringLiteral("brevo"), QStringLiteral("Brevo")},
                                                {QStringLiteral("mailgun"), QStringLiteral("Mailgun")},   {QStringLiteral("mailchimp"), QStringLiteral("Mailchimp")},
                                                {QStringLiteral("woocommerce"), QStringLiteral("WooCommerce")},
                                                {QStringLiteral("slack"), QStringLiteral("Slack")},
                                                {QStringLiteral("facebook"), QStringLiteral("Facebook")},
                                                {QStringLiteral("instagram"), QStringLiteral("Instagram")},
                                                {QStringLiteral("salesforce"), QStringLiteral("Salesforce")},
                                                {QStringLiteral("tiktok"), QStringLiteral("TikTok")},
                                                {QStringLiteral("linkedin"), QStringLiteral("LinkedIn")},
                                                {QStringLiteral("search-console"), QStringLiteral("Google Search Console")},
                                                {QStringLiteral("analytics"), QStringLiteral("Google Analytics")},
                                                {QStringLiteral("business-profile"), QStringLiteral("Google Business Profile")},
                                                {QStringLiteral("meta-ads"), QStringLiteral("Meta Ads")},
                                                {QStringLiteral("google-ads"), QStringLiteral("Google Ads")}};
    if (kind == QLatin1String("webhook"))
        return WayWords::tr("Webhook");
    if (kind == QLatin1String(kFolderWay))
        return WayWords::tr("Folder");
    return kNames.value(kind, opened(kind));
}

QString wayFieldWords(const QString& kind, const QString& member)
{
    if (member == QLatin1String("url"))
        return WayWords::tr("Address");
    if (member == QLatin1String("clearance"))
        return WayWords::tr("May be sent there at most");
    if (member == QLatin1String("remembers_hours"))
        return WayWords::tr("Hours that it knows an event again");
    if (member == QLatin1String("branch"))
        return WayWords::tr("Branch");
    if (member == QLatin1String("path"))
        return WayWords::tr("Folder in the repository");
    if (member == QLatin1String("author"))
        return kind == QLatin1String("caldav") ? WayWords::tr("Who invites") : WayWords::tr("Author of its commits");
    if (member == QLatin1String("user"))
        return kind == QLatin1String("woocommerce") ? WayWords::tr("Consumer key") : WayWords::tr("User name");
    if (member == QLatin1String("from"))
        return WayWords::tr("Sender");
    if (member == QLatin1String("account") && kind == QLatin1String("mailgun"))
        return WayWords::tr("Domain that mail is sent from");
    if (member == QLatin1String("account"))
        return accountWords(kind);
    if (member == QLatin1String("client_id"))
        return WayWords::tr("Id of your app there");
    if (member == QLatin1String("client_secret"))
        return WayWords::tr("Name of the key with its secret");
    if (member == QLatin1String("sign_in_port"))
        return WayWords::tr("Port that the browser comes back to");
    if (member == QLatin1String("api_version"))
        return WayWords::tr("Version of its interface");
    if (member == QLatin1String("manager"))
        return WayWords::tr("Number of the manager's account");
    if (member == QLatin1String("developer_key"))
        return WayWords::tr("Name of the key with the developer token");
    if (member == QLatin1String("price_micro_usd") && (kind == QLatin1String("meta-ads") || kind == QLatin1String("google-ads")))
        return WayWords::tr("Worth of one unit of its currency, at most (millionths of a dollar)");
    if (member == QLatin1String("unsubscribe_group"))
        return WayWords::tr("Unsubscribe group");
    if (member == QLatin1String("price_micro_usd"))
        return WayWords::tr("Price of one, at most (millionths of a dollar)");
    if (member == QLatin1String("sender"))
        return WayWords::tr("Number of the sender's address there");
    if (member == QLatin1String("use_type"))
        return WayWords::tr("What letters are for");
    if (member == QLatin1String("letter_cents"))
        return WayWords::tr("Price of a letter of one page (US cents)");
    if (member == QLatin1String("page_cents"))
        return WayWords::tr("Price of each further page (US cents)");
    if (member == QLatin1String("reply_to"))
        return WayWords::tr("Answers go to");
    if (member == QLatin1String("unsubscribe"))
        return WayWords::tr("Address that readers leave by");
    if (member == QLatin1String("channel"))
        return WayWords::tr("Channel (its id)");
    if (member == QLatin1String("match"))
        return WayWords::tr("Field there that holds e-mail addresses (external id)");
    if (member == QLatin1String("privacy"))
        return WayWords::tr("Who may see what is posted");
    return opened(QString(member).replace(u'_', u'-'));
}

QString wayFieldExample(const QString& kind, const QString& member)
{
    static const QHash<QString, QString> kAddresses{{QStringLiteral("git"), QStringLiteral("https://name@git.example.org/site.git")},
                                                    {QStringLiteral("wordpress"), QStringLiteral("https://news.example.org")},
                                                    {QStringLiteral("caldav"), QStringLiteral("https://calendar.example.org/ann/shop")},
                                                    {QStringLiteral("smtp"), QStringLiteral("smtps://mail.example.org:465")},
                                                    {QStringLiteral("salesforce"), QStringLiteral("https://example.my.salesforce.com")}};
    static const QHash<QString, QString> kAccounts{{QStringLiteral("linkedin"), QStringLiteral("urn:li:organization:12345")},
                                                   {QStringLiteral("search-console"), QStringLiteral("sc-domain:example.org")},
                                                   {QStringLiteral("analytics"), QStringLiteral("123456789")},
                                                   {QStringLiteral("business-profile"), QStringLiteral("accounts/123/locations/456")},
                                                   {QStringLiteral("meta-ads"), QStringLiteral("123456789012345")},
                                                   {QStringLiteral("google-ads"), QStringLiteral("1234567890")}};
    if (member == QLatin1String("url"))
        return kAddresses.value(kind, QStringLiteral("https://hooks.example.org/quarterdeck"));
    if (member == QLatin1String("branch"))
        return QStringLiteral("main");
    if (member == QLatin1String("channel"))
        return QStringLiteral("C0123ABCD");
    if (member == QLatin1String("match"))
        return QStringLiteral("Press_Mail__c");
    if (member == QLatin1String("account"))
        return kAccounts.value(kind);
    if (member == QLatin1String("author") || (member == QLatin1String("from") && kind != QLatin1String("twilio")))
        return QStringLiteral("Press Desk <press@example.org>");
    return {};
}

QString idFor(const QString& title)
{
    QString id;
    for (const QChar each : title.normalized(QString::NormalizationForm_KD).toLower()) {
        const bool isPlain = (each >= u'a' && each <= u'z') || (each >= u'0' && each <= u'9');
        if (isPlain)
            id += each;
        else if (!each.isMark() && !id.isEmpty() && !id.endsWith(u'-'))
            id += u'-';
    }
    id = id.left(60);
    while (id.endsWith(u'-'))
        id.chop(1);
    return id;
}

std::optional<ConnectorSetting> accountOf(const OfficeState& state, const EffectContent& content)
{
    const auto setting = state.door.accounts.constFind(accountKey(content.connector, content.account));
    return setting == state.door.accounts.constEnd() ? std::nullopt : std::optional(*setting);
}

} // namespace qd::ui
