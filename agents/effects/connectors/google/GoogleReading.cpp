#include "agents/effects/connectors/google/GoogleReading.h"

#include "agents/effects/http/ApiConnector.h"
#include "agents/effects/settings/SignIns.h"
#include "agents/keys/KeyNames.h"

#include <QPointer>

namespace qd::agents {

void GoogleReading::read(const QDate& from, const QDate& to, Read read)
{
    m_keys.find(m_file.key, m_file.url, [this, self = QPointer<GoogleReading>(this), from, to, read = std::move(read)](const Result<SharedSecret>& key) {
        if (!self)
            return;
        if (!key)
            return read(asOfSignIn(key.error(), m_file));
        HttpRequest request = googleReport(m_file, from, to);
        request.key.secret = *key;
        request.key.origin = originOf(m_file.url);
        m_transport.send(request, [this, key = *key, read](const HttpAnswer& answer) {
            if (answer.delivery == HttpAnswer::Answered && answer.status == 401)
                m_keys.refuse(m_file.key, key);
            read(taken(answer));
        });
    });
}

Result<QList<Measurement>> GoogleReading::taken(const HttpAnswer& answer) const
{
    if (const std::optional<Error> trouble = testTrouble(answer, m_file, googleComplaintIn(answer.body)))
        return *trouble;
    const Result<QList<Measurement>> all = googleMeasurementsIn(m_file, answer.body);
    return all ? all : Result<QList<Measurement>>(Error{Error::Network, all.error().text, m_file.url, QStringLiteral("the address of the service itself, as its documentation has it")});
}

} // namespace qd::agents
