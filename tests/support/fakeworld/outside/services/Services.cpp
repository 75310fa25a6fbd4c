#include "tests/support/fakeworld/outside/services/Services.h"

#include "tests/support/fakeworld/outside/services/ContactHost.h"
#include "tests/support/fakeworld/outside/services/GoogleHosts.h"
#include "tests/support/fakeworld/outside/services/LetterHost.h"
#include "tests/support/fakeworld/outside/services/MailHosts.h"
#include "tests/support/fakeworld/outside/services/PostHost.h"
#include "tests/support/fakeworld/outside/services/SmsHost.h"

namespace fakeworld {

namespace {

std::unique_ptr<ServiceHost> made(const QByteArray& service)
{
    if (service == "sendgrid")
        return std::make_unique<SendGridHost>();
    if (service == "mandrill")
        return std::make_unique<MandrillHost>();
    if (service == "twilio")
        return std::make_unique<SmsHost>();
    if (service == "x")
        return std::make_unique<PostHost>();
    if (service == "lob")
        return std::make_unique<LetterHost>();
    if (service == "hubspot")
        return std::make_unique<ContactHost>();
    if (service == "business-profile")
        return std::make_unique<BusinessHost>();
    if (service == "google-ads")
        return std::make_unique<AdsHost>();
    return nullptr;
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

} // namespace fakeworld
