#pragma once

#include "ui/models/settings/people/PeopleOutside.h"
#include "ui/widgets/settings/FieldForm.h"

class QComboBox;
class QLineEdit;

namespace qd::ui {

/// Asks what somebody who is kept has said to being reached, and how that is known. @thread main.
class ConsentForm final : public FieldForm {
    Q_OBJECT
public:
    /// `name` begins the names of its parts. Both outlive it.
    ConsentForm(const QString& name, const ContactId& person, PeopleOutside* people, const Clock* clock, QWidget* parent = nullptr);

    /// Empty, with these purposes to choose from; gives the first field the keys.
    void begin(const QStringList& purposes);

protected:
    bool isComplete() const override;
    void send() override;

private:
    ContactId m_person;
    PeopleOutside* m_people;
    const Clock* m_clock;
    QComboBox* m_given;
    QComboBox* m_channel;
    QComboBox* m_purpose;
    QLineEdit* m_how;
};

} // namespace qd::ui
