#include "agents/effects/settings/WayTaking.h"

#include "agents/effects/connectors/FolderConnector.h"

namespace qd::agents {

namespace {

using namespace Qt::StringLiterals;

/// Nothing: whatever has files.
std::optional<QStringList> rendersOf(ConnectorKind kind)
{
    switch (kind) {
    case ConnectorKind::Git: return std::nullopt;
    case ConnectorKind::Webhook: return QStringList{u"event"_s, u"contact-update"_s, u"product-update"_s, u"campaign-change"_s}; // one file, of JSON
    case ConnectorKind::WordPress: return QStringList{u"web-post"_s};
    case ConnectorKind::SendGrid:
    case ConnectorKind::Mandrill:
    case ConnectorKind::Smtp:
    case ConnectorKind::Resend:
    case ConnectorKind::Brevo:
    case ConnectorKind::Mailgun:
    case ConnectorKind::Mailchimp: return QStringList{u"e-mail"_s};
    case ConnectorKind::Twilio: return QStringList{u"sms"_s};
    case ConnectorKind::CalDav: return QStringList{u"calendar-event"_s};
    case ConnectorKind::X: return QStringList{u"x-post"_s};
    case ConnectorKind::Lob: return QStringList{u"letter"_s, u"invoice"_s};
    case ConnectorKind::HubSpot:
    case ConnectorKind::Salesforce: return QStringList{u"contact-update"_s};
    case ConnectorKind::WooCommerce: return QStringList{u"product-update"_s};
    case ConnectorKind::Slack: return QStringList{u"slack-message"_s};
    case ConnectorKind::Facebook: return QStringList{u"facebook-post"_s};
    case ConnectorKind::Instagram: return QStringList{u"instagram-post"_s};
    case ConnectorKind::TikTok: return QStringList{u"tiktok-post"_s};
    case ConnectorKind::LinkedIn: return QStringList{u"linkedin-post"_s};
    case ConnectorKind::BusinessProfile: return QStringList{u"business-post"_s};
    case ConnectorKind::MetaAds:
    case ConnectorKind::GoogleAds: return QStringList{u"campaign-change"_s};
    case ConnectorKind::SearchConsole:
    case ConnectorKind::Analytics: return QStringList();
    }
    return QStringList();
}

/// Workflows that ship name them: they rehearse without, or ask.
const QMap<QString, ConnectorKind> kNamed{{u"smtp"_s, ConnectorKind::Smtp}, {u"lob"_s, ConnectorKind::Lob}};

/// The outbox is where rehearsals put e-mail: no step goes there by itself.
QStringList rendersOfFolder(const QString& id)
{
    static const QMap<QString, QString> kTaken{{u"folder-site"_s, u"blog-page"_s}, {u"folder-linkedin"_s, u"linkedin-post"_s}, {u"folder-newsletter"_s, u"newsletter-entry"_s}};
    const QString taken = kTaken.value(id);
    return taken.isEmpty() ? QStringList() : QStringList{taken};
}

} // namespace

rules::WayTakes takenBy(const ConnectorFile& file)
{
    const auto people = file.isForPeople() ? rules::WayTakes::Always : file.kind == ConnectorKind::CalDav ? rules::WayTakes::Perhaps : rules::WayTakes::Nobody;
    return {{file.id}, file.title.isEmpty() ? file.id : file.title, rendersOf(file.kind), people, kNamed.contains(file.id)};
}

std::optional<rules::WayTakes> takenBy(const QString& id)
{
    if (const auto named = kNamed.constFind(id); named != kNamed.constEnd()) {
        ConnectorFile file;
        file.id = id;
        file.kind = *named;
        return takenBy(file);
    }
    for (const auto& folder : folderConnectors(QString(), QString()))
        if (folder->id().text == id)
            return rules::WayTakes{{id}, folder->title(), rendersOfFolder(id), rules::WayTakes::Nobody};
    return std::nullopt;
}

} // namespace qd::agents
