export * from '#model/exports/picture/encoding';
