#include "agents/effects/settings/SentWith.h"

#include <QHash>

#include <algorithm>

namespace qd::agents {

namespace {

QString whoSees(const QString& privacy)
{
    static const QHash<QString, QString> all{{QStringLiteral("public"), QStringLiteral("everybody may see it")}, {QStringLiteral("friends"), QStringLiteral("friends may see it")},
                                             {QStringLiteral("followers"), QStringLiteral("followers may see it")}, {QStringLiteral("self"), QStringLiteral("nobody but the account may see it")}};
    return all.value(privacy, privacy);
}

QString howLeft(const QString& address)
{
    return QStringLiteral("readers leave at ") + address;
}

/// Of a kind, in words; those that are empty are taken out later.
QList<SentWith> allOf(const ConnectorFile& file)
{
    const auto one = [](const char* member, const QString& value, const QString& words) { return SentWith{QString::fromLatin1(member), value.isEmpty() ? QString() : words}; };
    const SentWith leave = one("unsubscribe", file.unsubscribe, howLeft(file.unsubscribe));
    switch (file.kind) {
    case ConnectorKind::Smtp: return {one("reply_to", file.replyTo, QStringLiteral("answers go to ") + file.replyTo), leave};
    case ConnectorKind::Resend:
    case ConnectorKind::Brevo: return {leave};
    case ConnectorKind::Mailgun: return {one("account", file.account, QStringLiteral("by the domain ") + file.account), leave};
    case ConnectorKind::SendGrid: return {{QStringLiteral("unsubscribe_group"), file.unsubscribeGroup > 0 ? QStringLiteral("readers leave the group %1").arg(file.unsubscribeGroup) : QString()}};
    case ConnectorKind::Twilio: return {one("account", file.account, QStringLiteral("by the account ") + file.account)};
    case ConnectorKind::CalDav: return {one("author", file.author, QStringLiteral("whoever is invited is invited by ") + file.author)};
    case ConnectorKind::Lob: return {one("sender", file.sender, QStringLiteral("from ") + file.sender), one("use_type", file.useType, QStringLiteral("as what is ") + file.useType)};
    case ConnectorKind::Salesforce: return {one("match", file.match, QStringLiteral("contacts by their field ") + file.match)};
    case ConnectorKind::TikTok: return {one("privacy", file.privacy, whoSees(file.privacy))};
    case ConnectorKind::LinkedIn: return {one("api_version", file.apiVersion, QStringLiteral("by the interface of ") + file.apiVersion)};
    case ConnectorKind::Webhook:
    case ConnectorKind::Git:
    case ConnectorKind::WordPress:
    case ConnectorKind::Mandrill:
    case ConnectorKind::X:
    case ConnectorKind::HubSpot:
    case ConnectorKind::Mailchimp:
    case ConnectorKind::WooCommerce:
    case ConnectorKind::Slack:
    case ConnectorKind::Facebook:
    case ConnectorKind::Instagram:
    case ConnectorKind::SearchConsole:
    case ConnectorKind::Analytics:
    case ConnectorKind::BusinessProfile:
    case ConnectorKind::MetaAds:
    case ConnectorKind::GoogleAds: return {};
    }
    return {};
}

} // namespace

QList<SentWith> sentWith(const ConnectorFile& file)
{
    QList<SentWith> all = allOf(file);
    all.removeIf([](const SentWith& one) { return one.words.isEmpty(); });
    return all;
}

QString withWhatIsSent(const QString& to, const ConnectorFile& file)
{
    QStringList words;
    for (const SentWith& one : sentWith(file))
        words.append(one.words);
    return words.isEmpty() ? to : QStringLiteral("%1 (%2)").arg(to, words.join(QStringLiteral(", "))); // closed, so that none is the beginning of another
}

std::pair<QString, QString> apart(const QString& one, const QString& other)
{
    const auto differs = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    const QString same = one.left(differs.first - one.begin());
    const qsizetype from = std::max(same.lastIndexOf(QLatin1String(" (")), same.lastIndexOf(QLatin1String(", ")));
    if (from <= 0)
        return {one, other};
    return {u'…' + one.mid(from), u'…' + other.mid(from)};
}

} // namespace qd::agents
