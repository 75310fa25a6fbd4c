#pragma once

#include "tests/support/fakeworld/outside/services/ServiceHost.h"

#include <QJsonObject>

namespace fakeworld {

/// HubSpot's contacts, CRM v3. Read in its collection of specifications (HubSpot/HubSpot-public-api-spec-collection, CRM Contacts v3): batch/upsert makes or changes contacts by a unique
/// property; the same values once more change nothing; batch/read says 207 and OBJECT_NOT_FOUND of those that are not there, and when each value was written.
class ContactHost final : public ServiceHost {
public:
    Reply answer(const ServiceCall& call) override;

private:
    struct Contact {
        QString id;
        QMap<QString, QString> values;
        QMap<QString, QString> changed; ///< when, by property
    };
    Reply read(const QJsonObject& body) const;
    Reply upsert(const QJsonObject& body, bool does);

    QMap<QString, Contact> m_contacts; ///< by e-mail address
    int m_writes = 0;
};

} // namespace fakeworld
