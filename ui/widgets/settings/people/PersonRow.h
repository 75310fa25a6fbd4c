#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/settings/people/PeopleOutside.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace qd::ui {

class Sentence;

/// One person who is kept: lists, what they agreed to, and, once she looks, what is personal. @thread main.
class PersonRow final : public QWidget {
    Q_OBJECT
public:
    /// `people` outlives it.
    PersonRow(const ContactId& person, PeopleOutside* people, QWidget* parent = nullptr);

    void display(const OfficeState& state, Instant now);
    void setReadOnly(const QString& why);
    const ContactId& person() const { return m_person; }
    /// Writes what is kept into that file, as the button does once she has chosen one.
    void exportTo(const QString& file);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void show();
    void hide();
    void tellHistory();
    void chooseFile();
    void ask(bool asks);
    void forget();
    void enable();
    void fail(const Error& error);
    QString name(const char* part) const;

    ContactId m_person;
    PeopleOutside* m_people;
    bool m_isBusy = false;
    bool m_isShown = false;
    QString m_readOnly;
    Sentence* m_title;
    Sentence* m_about;
    Sentence* m_fields;
    Sentence* m_history;
    QPushButton* m_show;
    QPushButton* m_export;
    QPushButton* m_forget;
    QWidget* m_asking;
    QLineEdit* m_reason;
    QPushButton* m_sure;
    QPushButton* m_leave;
    Sentence* m_note;
};

} // namespace qd::ui
