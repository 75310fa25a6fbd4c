#include "agents/effects/settings/OutsideConnectors.h"

#include "agents/effects/connectors/brevo/BrevoConnector.h"
#include "agents/effects/connectors/businessprofile/BusinessConnector.h"
#include "agents/effects/connectors/caldav/CalDavConnector.h"
#include "agents/effects/connectors/facebook/PageConnector.h"
#include "agents/effects/connectors/git/GitConnector.h"
#include "agents/effects/connectors/google/GoogleReader.h"
#include "agents/effects/connectors/googleads/GoogleAdsConnector.h"
#include "agents/effects/connectors/hooks/WebhookOut.h"
#include "agents/effects/connectors/mandrill/MandrillConnector.h"
#include "agents/effects/connectors/sendgrid/SendGridConnector.h"
#include "agents/effects/connectors/twilio/TwilioConnector.h"
#include "agents/effects/connectors/hubspot/HubSpotConnector.h"
#include "agents/effects/connectors/instagram/InstagramConnector.h"
#include "agents/effects/connectors/linkedin/LinkedInConnector.h"
#include "agents/effects/connectors/lob/LobConnector.h"
#include "agents/effects/connectors/mail/SmtpConnector.h"
#include "agents/effects/connectors/mailchimp/MailchimpConnector.h"
#include "agents/effects/connectors/mailgun/MailgunConnector.h"
#include "agents/effects/connectors/metaads/MetaAdsConnector.h"
#include "agents/effects/connectors/resend/ResendConnector.h"
#include "agents/effects/connectors/woocommerce/WooConnector.h"
#include "agents/effects/connectors/salesforce/SalesforceConnector.h"
#include "agents/effects/connectors/slack/SlackConnector.h"
#include "agents/effects/connectors/tiktok/TikTokConnector.h"
#include "agents/effects/connectors/wordpress/WordPressConnector.h"
#include "agents/effects/connectors/x/XConnector.h"
#include "agents/effects/settings/SignIns.h"
#include "agents/organisation/DocumentText.h"
#include "core/base/Digest.h"

#include <QDir>

#include <algorithm>
#include <optional>

namespace qd::agents {

namespace {

bool isKept(const KeyShelf& keys, const QString& name)
{
    const QList<KeptKey> kept = keys.kept();
    return std::any_of(kept.begin(), kept.end(), [&name](const KeptKey& key) { return key.name == name; });
}

using Allowed = QMap<QString, ConnectorSetting>;

SetUpConnector setUpIn(const QDir& folder, const QString& name)
{
    const Result<QByteArray> bytes = fileBytes(folder.filePath(name));
    return {name, bytes ? readConnector(*bytes, QStringLiteral("connectors/") + name) : Result<ConnectorFile>(bytes.error()), bytes ? sha256(*bytes) : QByteArray()};
}

QDir folderIn(const QString& home)
{
    return QDir(home + QStringLiteral("/connectors"));
}

/// Why she has to allow it first; empty: she has.
QString whyNotAllowed(const SetUpConnector& from, const Allowed& allowed)
{
    const auto setting = allowed.constFind(accountKey({from.file->id}, {}));
    const QString how = QStringLiteral("; quarterdeck connectors allow %1 lets it").arg(from.file->id);
    if (setting == allowed.constEnd() || !setting->on)
        return QStringLiteral("nobody has allowed this organisation to use it") + how;
    return setting->settings == from.sha256 ? QString() : QStringLiteral("it is another one than was allowed") + how;
}

/// Why the organisation may not use it; empty: it may.
QString whyNotUsed(const SetUpConnector& from, const QString& organisation, const std::optional<Allowed>& allowed)
{
    if (!from.file)
        return QStringLiteral("connectors/%1 cannot be used: %2").arg(from.name, from.file.error().text);
    if (!from.file->isOn)
        return QStringLiteral("connectors/%1 is switched off: \"on\" is false").arg(from.name);
    if (!from.file->organisations.contains(organisation))
        return QStringLiteral("connectors/%1 is not set up for %2").arg(from.name, organisation);
    const QString why = allowed ? whyNotAllowed(from, *allowed) : QString();
    return why.isEmpty() ? why : QStringLiteral("connectors/%1 is not used: %2").arg(from.name, why);
}

/// The same of the one of that id as its file is now.
QString whyNotUsedNow(const QString& home, const ConnectorId& id, const QString& organisation, const std::optional<Allowed>& allowed)
{
    const QString name = id.text + QStringLiteral(".json");
    if (folderIn(home).exists(name))
        return whyNotUsed(setUpIn(folderIn(home), name), organisation, allowed);
    return allowed && allowed->contains(accountKey(id, {})) ? QStringLiteral("connectors/%1 is gone").arg(name) : QString();
}

} // namespace

QList<SetUpConnector> connectorFiles(const QString& home)
{
    QList<SetUpConnector> all;
    const QDir folder = folderIn(home);
    for (const QString& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        all.append(setUpIn(folder, name));
    return all;
}

std::unique_ptr<Connector> connectorOf(const ConnectorFile& file, const std::shared_ptr<HttpDoor>& door, const Clock& clock, const QString& clones)
{
    switch (file.kind) {
    case ConnectorKind::Webhook: return std::make_unique<WebhookOut>(file, door, clock);
    case ConnectorKind::Git: return std::make_unique<GitConnector>(file, door, clock, clones);
    case ConnectorKind::WordPress: return std::make_unique<WordPressConnector>(file, door, clock);
    case ConnectorKind::SendGrid: return std::make_unique<SendGridConnector>(file, door, clock);
    case ConnectorKind::Mandrill: return std::make_unique<MandrillConnector>(file, door, clock);
    case ConnectorKind::Twilio: return std::make_unique<TwilioConnector>(file, door, clock);
    case ConnectorKind::CalDav: return std::make_unique<CalDavConnector>(file, door, clock);
    case ConnectorKind::X: return std::make_unique<XConnector>(file, door, clock);
    case ConnectorKind::Lob: return std::make_unique<LobConnector>(file, door, clock);
    case ConnectorKind::HubSpot: return std::make_unique<HubSpotConnector>(file, door, clock);
    case ConnectorKind::Smtp: return std::make_unique<SmtpConnector>(file, door);
    case ConnectorKind::Resend: return std::make_unique<ResendConnector>(file, door, clock);
    case ConnectorKind::Brevo: return std::make_unique<BrevoConnector>(file, door, clock);
    case ConnectorKind::Mailgun: return std::make_unique<MailgunConnector>(file, door, clock);
    case ConnectorKind::Mailchimp: return std::make_unique<MailchimpConnector>(file, door, clock);
    case ConnectorKind::WooCommerce: return std::make_unique<WooConnector>(file, door, clock);
    case ConnectorKind::Slack: return std::make_unique<SlackConnector>(file, door, clock);
    case ConnectorKind::Facebook: return std::make_unique<PageConnector>(file, door, clock);
    case ConnectorKind::Instagram: return std::make_unique<InstagramConnector>(file, door, clock);
    case ConnectorKind::Salesforce: return std::make_unique<SalesforceConnector>(file, door, clock);
    case ConnectorKind::TikTok: return std::make_unique<TikTokConnector>(file, door, clock);
    case ConnectorKind::LinkedIn: return std::make_unique<LinkedInConnector>(file, door, clock);
    case ConnectorKind::SearchConsole:
    case ConnectorKind::Analytics: return std::make_unique<GoogleReader>(file, door, clock);
    case ConnectorKind::BusinessProfile: return std::make_unique<BusinessConnector>(file, door, clock);
    case ConnectorKind::MetaAds: return std::make_unique<MetaAdsConnector>(file, door, clock);
    case ConnectorKind::GoogleAds: return std::make_unique<GoogleAdsConnector>(file, door, clock);
    }
    return nullptr;
}

QString clonesOf(const QString& home, const QString& organisation)
{
    return home + QStringLiteral("/connectors/clones/") + organisation;
}

ConnectorSetting settingOf(const SetUpConnector& from, const Connector& connector, const QString& verified)
{
    ConnectorSetting setting;
    setting.connector = connector.id();
    setting.account = {QStringLiteral("main")};
    for (const QString& organisation : from.file->organisations)
        setting.organisations.append({organisation});
    setting.on = from.file->isOn;
    setting.settings = from.sha256;
    setting.guarantees = connector.guarantees().sentences.join(u' ');
    setting.verified = verified;
    return setting;
}

OutsideConnectors outsideConnectors(const QString& home, const QString& organisation, KeyShelf& keys, const Clock& clock, const Way& way,
                                    const QMap<QString, ConnectorSetting>* allowed, const QStringList& elsewhere)
{
    const auto waitsFor = [&](const QString& key) { return !key.isEmpty() && !isKept(keys, key) && !elsewhere.contains(key); };
    OutsideConnectors all;
    const std::optional<Allowed> then = allowed ? std::optional(*allowed) : std::nullopt;
    all.whyShut = [home, organisation, then](const ConnectorId& id) { return whyNotUsedNow(home, id, organisation, then); };
    const auto door = std::make_shared<HttpDoor>(keys, way);
    for (const SetUpConnector& from : connectorFiles(home)) {
        if (from.file && (!from.file->isOn || !from.file->organisations.contains(organisation)))
            continue;
        if (const QString why = whyNotUsed(from, organisation, then); !why.isEmpty()) {
            all.faults.append(why);
            continue;
        }
        if (from.file->kind == ConnectorKind::Git && GitBench::program().isEmpty()) {
            all.faults.append(QStringLiteral("connectors/%1 waits for git: apt-get install git").arg(from.name));
            continue;
        }
        if (waitsFor(from.file->key))
            all.faults.append(signInOf(*from.file) ? QStringLiteral("connectors/%1 waits for you to sign in: quarterdeck connectors sign-in %2").arg(from.name, from.file->id)
                                                   : QStringLiteral("connectors/%1 waits for its key: quarterdeck keys set %2").arg(from.name, from.file->key));
        if (waitsFor(from.file->developerKey))
            all.faults.append(QStringLiteral("connectors/%1 waits for its developer token: quarterdeck keys set %2").arg(from.name, from.file->developerKey));
        all.connectors.push_back(connectorOf(*from.file, door, clock, clonesOf(home, organisation)));
    }
    return all;
}

} // namespace qd::agents
