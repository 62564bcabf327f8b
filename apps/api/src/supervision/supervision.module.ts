import { Module } from '@nestjs/common';
import { SupervisionController } from './supervision.controller.js';
import { SupervisionReader } from './supervision.reader.js';

@Module({ controllers: [SupervisionController], providers: [SupervisionReader] })
export class SupervisionModule {}
