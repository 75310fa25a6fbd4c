#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/settings/people/PeopleOutside.h"

#include <QWidget>

class QPushButton;

namespace qd::ui {

class ConsentForm;
class PersonForm;
class ReasonLine;
class Sentence;

/// One person who is kept: lists, what they agreed to, and, once she looks, what is personal. @thread main.
class PersonRow final : public QWidget {
    Q_OBJECT
public:
    /// Both outlive it.
    PersonRow(const ContactId& person, PeopleOutside* people, const Clock* clock, QWidget* parent = nullptr);

    /// `purposes`: what anybody has said yes or no to.
    void display(const OfficeState& state, const QStringList& purposes);
    void setReadOnly(const QString& why);
    const ContactId& person() const { return m_person; }
    /// Writes what is kept into that file, as the button does once she has chosen one.
    void exportTo(const QString& file);

private:
    void build();
    void show();
    void hide();
    void tellHistory();
    void chooseFile();
    void change();
    void consent();
    void fold();
    void heard(const QString& what);
    void forget(const QString& reason);
    void enable();
    void fail(const Error& error);
    QString name(const char* part) const;

    ContactId m_person;
    PeopleOutside* m_people;
    const Clock* m_clock;
    bool m_isBusy = false;
    bool m_isShown = false;
    QString m_readOnly;
    Sentence* m_title;
    Sentence* m_about;
    Sentence* m_fields;
    Sentence* m_history;
    QPushButton* m_show;
    QPushButton* m_change;
    QPushButton* m_consent;
    QPushButton* m_export;
    QPushButton* m_forget;
    ReasonLine* m_asking;
    PersonForm* m_changing = nullptr; ///< from the first time on
    ConsentForm* m_consenting = nullptr;
    QStringList m_purposes;
    Sentence* m_note;
};

} // namespace qd::ui
