#pragma once

#include "ui/models/settings/Connections.h"

#include <QWidget>

class QPushButton;

namespace qd::ui {

class KeyField;
class Sentence;

/// One key: where it is, and the way to set or remove it, which unfolds below. @thread main.
class KeyLine final : public QWidget {
    Q_OBJECT
public:
    /// `name` of the key; `title` of whom it is for. `connections` outlives it.
    KeyLine(const QString& name, const QString& title, Connections* connections, QWidget* parent = nullptr);

    void display(const Connected& connected);
    /// Nothing can be changed until `why` is empty again.
    void setReadOnly(const QString& why);
    /// Unfolds the field, and gives it the keys.
    void ask();

signals:
    /// It is another key from now on, or none.
    void changed();

private:
    enum class Unfolded { Nothing, Setting, Removing };
    void build(const QString& title);
    void unfold(Unfolded what);
    void keep();
    void remove();
    void answered(const Result<KeyPlace>& kept);
    QString whereItGoes() const;

    QString m_name;
    QString m_title;
    Connections* m_connections;
    KeyPlace m_place;
    QString m_address; ///< that a key would go to
    RingIs m_ring = RingIs::Asked;
    Unfolded m_unfolded = Unfolded::Nothing;
    bool m_isBusy = false;
    Sentence* m_where;
    QPushButton* m_set;
    QPushButton* m_remove;
    QWidget* m_entry;
    KeyField* m_field;
    QPushButton* m_yes;
    QPushButton* m_no;
    Sentence* m_note;
};

/// What the keyring is like, as one sentence; empty while it is asked.
QString ringSentence(RingIs ring);

} // namespace qd::ui
