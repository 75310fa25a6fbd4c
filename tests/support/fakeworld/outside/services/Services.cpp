#include "tests/support/fakeworld/outside/services/Services.h"

#include "tests/support/fakeworld/outside/services/CarrierHosts.h"
#include "tests/support/fakeworld/outside/services/ContactHost.h"
#include "tests/support/fakeworld/outside/services/GoogleHosts.h"
#include "tests/support/fakeworld/outside/services/LetterHost.h"
#include "tests/support/fakeworld/outside/services/MailHosts.h"
#include "tests/support/fakeworld/outside/services/PostHost.h"
#include "tests/support/fakeworld/outside/services/SmsHost.h"
#include "tests/support/fakeworld/outside/services/platforms/StandHosts.h"
#include "tests/support/fakeworld/outside/services/platforms/TalkHosts.h"

#include <QHash>

namespace fakeworld {

namespace {

using Make = std::unique_ptr<ServiceHost> (*)();

template <class Host> std::unique_ptr<ServiceHost> make()
{
    return std::make_unique<Host>();
}

std::unique_ptr<ServiceHost> made(const QByteArray& service)
{
    static const QHash<QByteArray, Make> all{
        {"sendgrid", &make<SendGridHost>}, {"mandrill", &make<MandrillHost>},   {"resend", &make<ResendHost>},           {"mailgun", &make<MailgunHost>},
        {"brevo", &make<BrevoHost>},       {"twilio", &make<SmsHost>},          {"x", &make<PostHost>},                  {"lob", &make<LetterHost>},
        {"hubspot", &make<ContactHost>},   {"salesforce", &make<OrgHost>},      {"business-profile", &make<BusinessHost>}, {"google-ads", &make<AdsHost>},
        {"meta-ads", &make<CampaignHost>}, {"woocommerce", &make<ShopHost>},    {"slack", &make<ChannelHost>},           {"facebook", &make<PageHost>},
        {"linkedin", &make<FeedHost>}};
    const auto found = all.constFind(service);
    return found == all.constEnd() ? nullptr : (*found)();
}

} // namespace

ServiceHost* Services::at(const QByteArray& service, const QByteArray& account)
{
    const auto known = m_accounts.find(account);
    if (known != m_accounts.end())
        return known->second.get();
    std::unique_ptr<ServiceHost> fresh = made(service);
    return fresh ? (m_accounts[account] = std::move(fresh)).get() : nullptr;
}

Reply Services::answer(const HttpRequest& request, bool does)
{
    const QByteArray path = request.path.split('?').constFirst();
    const QList<QByteArray> parts = path.split('/'); // "", "api", service, account, …
    ServiceHost* const service = parts.size() > 4 ? at(parts[2], parts[3]) : nullptr;
    if (!service)
        return jsonReply(404, QJsonObject{{QStringLiteral("error"), QStringLiteral("there is no such service")}});
    const qsizetype before = QByteArray("/api/").size() + parts[2].size() + 1 + parts[3].size();
    return service->answer({request, path.mid(before), request.path.contains('?') ? formOf(request.path.mid(path.size() + 1)) : QMap<QByteArray, QString>(), does});
}

QJsonObject Services::acts() const
{
    QJsonObject all;
    for (const auto& [account, service] : m_accounts)
        all.insert(QString::fromLatin1(account), service->acts());
    return all;
}

QJsonObject Services::doubles() const
{
    QJsonObject all;
    for (const auto& [account, service] : m_accounts)
        all.insert(QString::fromLatin1(account), service->doubles());
    return all;
}

} // namespace fakeworld
