#pragma once

#include "tests/support/SampleState.h"
#include "ui/models/settings/packs/PacksHeld.h"

namespace qd::test {

/// Answers at once with what the test has put here, and remembers what it was asked for.
class FakePacks final : public ui::PacksHeld {
public:
    ui::PacksSeen seen;
    QMap<PackId, QList<ui::PackText>> texts;
    std::optional<Error> trouble;  ///< in place of what there is
    std::optional<Error> refusal;  ///< of whatever is to be done
    QStringList done;

    void look(QObject*, Answer<ui::PacksSeen> answer) override { trouble ? answer(*trouble) : answer(seen); }
    void read(const ui::PackPlace& place, QObject*, Answer<QList<ui::PackText>> answer) override { refusal ? answer(*refusal) : answer(texts.value(place.pack)); }
    void take(const QString& file, const QString& into, QObject*, Answer<ui::PackWord> answer) override
    {
        done.append(QStringLiteral("take ") + file + (into.isEmpty() ? QString() : QStringLiteral(" for ") + into));
        if (refusal)
            return answer(*refusal);
        hold(QStringLiteral("taken"), QStringLiteral("Taken department"), 2, 0);
        answer(ui::PackWord{{{QStringLiteral("taken")}}, QStringLiteral("Taken."), {QStringLiteral("Its trigger is left out: what begins is yours to say.")}});
    }
    void adopt(const ui::PackPlace& place, const QMap<QString, QByteArray>& read, QObject*, Answer<Done> answer) override
    {
        const PackId& pack = place.pack;
        done.append(QStringLiteral("adopt ") + read.keys().join(u','));
        if (refusal)
            return answer(*refusal);
        for (ui::PackText& text : texts[pack])
            if (read.value(text.name) == text.sha256) {
                text.isAdopted = true;
                text.wasAdopted = false;
            }
        count(pack);
        answer(Done{});
    }
    void remove(const ui::PackPlace& place, const QString& reason, QObject*, Answer<Done> answer) override
    {
        done.append(QStringLiteral("remove ") + reason);
        if (refusal)
            return answer(*refusal);
        seen.lines.removeIf([&place](const ui::PackLine& line) { return line.place() == place; });
        answer(Done{});
    }

    /// One with so many texts, of which so many are adopted; the next was adopted as it stood before.
    void hold(const QString& id, const QString& title, int count, int adopted)
    {
        ui::PackLine line;
        line.pack.id = {id};
        line.pack.title = title;
        line.pack.publisher = QStringLiteral("Nimbus Works");
        line.pack.version = QStringLiteral("1.1");
        line.pack.licence = QStringLiteral("CC-BY-4.0");
        line.pack.wants = {QStringLiteral("folder-linkedin/daily-social-post"), QStringLiteral("smtp/newsletter")};
        line.pack.sha256 = id.toUtf8();
        line.taken = {SampleOffice::now().ms - 3 * 86'400'000LL};
        static const QStringList kNames{QStringLiteral("organisation"), QStringLiteral("prompt/field-note"), QStringLiteral("reply/field-note"), QStringLiteral("role/lead"), QStringLiteral("role/scribe"),
                                        QStringLiteral("workflow/note")};
        QList<ui::PackText>& all = texts[line.pack.id];
        all.clear();
        for (int i = 0; i < count; ++i) {
            const QString name = kNames.at(i % kNames.size());
            all.append({name, QStringLiteral("You are the %1.\nWrite down what was seen, and what was heard.\nSend it to the desk once a day.").arg(name), QByteArray::number(i), i < adopted, i == adopted && adopted > 0,
                        QStringLiteral("You are the %1.\nWrite down what was seen.\nSend it to the desk at once.").arg(name)});
            line.pack.texts.insert(name, QByteArray::number(i));
        }
        seen.lines.removeIf([&](const ui::PackLine& other) { return other.pack.id == line.pack.id; });
        seen.lines.append(line);
        this->count(line.pack.id);
    }
    /// Prompts for an organisation of hers: one that takes the place of hers, and a new one.
    void holdFor(const QString& id, const QString& title, const QString& into)
    {
        hold(id, title, 0, 0);
        ui::PackLine& line = seen.lines.last();
        line.into = into;
        line.pack.wants.clear();
        texts[line.pack.id] = {{QStringLiteral("prompt/draft"), QStringLiteral("version: 2\nWrite the draft in the words of who reads it."), QByteArray("a"), false, false,
                                QStringLiteral("version: 4\nWrite the draft in plain words."), true},
                               {QStringLiteral("prompt/slogan"), QStringLiteral("version: 1\nWrite one line."), QByteArray("b")}};
        line.pack.texts = {{QStringLiteral("prompt/draft"), QByteArray("a")}, {QStringLiteral("prompt/slogan"), QByteArray("b")}};
        line.unread = 2;
    }

private:
    void count(const PackId& pack)
    {
        for (ui::PackLine& line : seen.lines)
            if (line.pack.id == pack)
                line.unread = std::count_if(texts[pack].begin(), texts[pack].end(), [](const ui::PackText& text) { return !text.isAdopted; });
    }
};

} // namespace qd::test
