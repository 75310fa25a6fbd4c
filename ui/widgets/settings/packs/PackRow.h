#pragma once

#include "ui/models/settings/packs/PacksHeld.h"

#include <QWidget>

class QPushButton;

namespace qd::ui {

class Chip;
class PackReader;
class ReasonLine;
class Sentence;

/// One pack that is held: who made it, what it wants, how much of it she has not read, and the way to read, adopt and remove it. @thread main.
class PackRow final : public QWidget {
    Q_OBJECT
public:
    /// `packs` outlives it.
    PackRow(const PackPlace& pack, const QString& title, PacksHeld* packs, QWidget* parent = nullptr);

    void display(const PackLine& line, Instant now);
    void setReadOnly(const QString& why);
    /// Says what came of taking it.
    void say(const PackWord& word);

signals:
    /// It is held otherwise from now on, or no more.
    void changed();

private:
    void build();
    void read(bool isFirst);
    void close();
    void adopt(const QMap<QString, QByteArray>& texts);
    void remove(const QString& reason);
    void enable();
    void fail(const Error& error);
    QString name(const char* part) const;

    PackPlace m_pack;
    PacksHeld* m_packs;
    QByteArray m_sha256; ///< of the file that what is shown came in
    bool m_isBusy = false;
    bool m_isOpen = false;
    QString m_readOnly;
    Sentence* m_title;
    Chip* m_mark;
    QPushButton* m_read;
    QPushButton* m_remove;
    Sentence* m_about;
    Sentence* m_wants;
    Sentence* m_note;
    PackReader* m_reader;
    ReasonLine* m_asking;
};

} // namespace qd::ui
