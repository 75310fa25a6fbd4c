#pragma once

#include "ui/models/settings/people/PeopleOutside.h"
#include "ui/widgets/settings/FieldForm.h"

class QLineEdit;

namespace qd::ui {

class ConsentPick;

/// Asks for what is to be kept of somebody, what they agreed to and how that is known. What is wrong is said below its field. @thread main.
class PersonForm final : public FieldForm {
    Q_OBJECT
public:
    /// `name` begins the names of its parts. `person`: who is changed by it; null: somebody new. `people` outlives it.
    PersonForm(const QString& name, const ContactId& person, PeopleOutside* people, QWidget* parent = nullptr);

    /// Empty; gives the first field the keys.
    void begin();

protected:
    bool isComplete() const override;
    void send() override;
    void fail(const Error& error) override;
    void enable() override;

private:
    struct Line {
        QString member;
        QLineEdit* input;
        Sentence* fault;
    };
    void build();
    void addLine(const QString& label, const QString& member, const QString& example);
    void addPick(const QString& label, const QString& channel);
    Sentence* addFault(const QString& member);
    PersonWish wish() const;
    bool says(const QString& member) const;

    ContactId m_person;
    PeopleOutside* m_people;
    QList<Line> m_lines;
    QList<ConsentPick*> m_picks;
    Sentence* m_consentFault = nullptr;
};

} // namespace qd::ui
